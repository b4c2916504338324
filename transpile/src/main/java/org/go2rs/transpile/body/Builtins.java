package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Lowers calls of Go's builtin functions and those of package unsafe. */
final class Builtins {
  private final Fn fn;

  Builtins(Fn fn) {
    this.fn = fn;
  }

  RsExpr call(CallExpr written, Builtin.Id id, Want want) {
    CallExpr c = withResults(written);
    return switch (id) {
      case APPEND -> held(append(c), "append");
      case CAP -> inOrder(c, extent(c, "cap"), "n");
      case CLEAR -> method(c, "clear");
      case CLOSE -> method(c, "close");
      case COMPLEX -> inOrder(c, complex(c), "c");
      case COPY -> held(copy(c), "n");
      case DELETE -> delete(c);
      case IMAG -> inOrder(c, part(c, "im"), "im");
      case LEN -> inOrder(c, extent(c, "len"), "n");
      case MAKE -> make(c, want);
      case MAX -> inOrder(c, extreme(c, "max"), "m");
      case MIN -> inOrder(c, extreme(c, "min"), "m");
      case NEW -> newValue(c);
      case PANIC -> panic(c);
      case PRINT -> print(c, "print");
      case PRINTLN -> print(c, "println");
      case REAL -> inOrder(c, part(c, "re"), "re");
      case RECOVER -> held(recover(c), "r");
      case UNSAFE_ADD -> unsafe(c, List.of("p", "n"));
      case UNSAFE_ALIGNOF -> sizeOf(c, "align_of");
      case UNSAFE_OFFSETOF -> offsetOf((SelectorExpr) Nodes.unparen(c.args().get(0)));
      case UNSAFE_SIZEOF -> sizeOf(c, "size_of");
      case UNSAFE_SLICE -> rawParts(c, "Slice", "from_raw");
      case UNSAFE_SLICE_DATA -> method(c, "data");
      case UNSAFE_STRING -> rawParts(c, "Str", "from_raw");
      case UNSAFE_STRING_DATA -> method(c, "data");
    };
  }

  /** {@code copy(f())} with several results: the same call of variables that hold these. */
  private CallExpr withResults(CallExpr c) {
    if (c.args().size() != 1 || !(fn.typeOf(c.args().get(0)) instanceof Tuple results)) {
      return c;
    }
    RsExpr value = fn.exprs.value(c.args().get(0));
    List<Expr> args = new ArrayList<>();
    List<RsPat> names = new ArrayList<>();
    for (Var result : results.vars()) {
      String name = fn.locals.temp(result.name());
      Ident arg = new Ident(c.args().get(0).pos(), name);
      Var held = new Var(Var.Kind.LOCAL, arg.pos(), fn.file.pkg().pkg(), name, result.type());
      fn.locals.stand(held, name);
      fn.info.uses.put(arg, held);
      args.add(arg);
      names.add(RsPat.name(name));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(names), value, fn.origin(c)));
    CallExpr plain = new CallExpr(c.fun(), c.lparen(), args, c.ellipsis(), c.rparen());
    if (fn.tv(c) instanceof TypeAndValue known) {
      fn.info.types.put(plain, known);
    }
    return plain;
  }

  /** A value that is read at its turn among calls: where those go into variables, it does too. */
  private RsExpr inOrder(CallExpr c, RsExpr value, String name) {
    return fn.effects.readsInOrder(c) ? held(value, name) : value;
  }

  private RsExpr held(RsExpr value, String name) {
    return fn.hoisting ? fn.operands.hold(fn.calls.takeHint(name), value) : value;
  }

  private RsExpr method(CallExpr c, String name) {
    Expr x = c.args().get(0);
    if (Ty.isString(fn.typeOf(x)) && fn.isConstant(Nodes.unparen(x))) {
      return RsExpr.method(fn.exprs.value(x, Want.OWN), name);
    }
    if (Ty.isOfSeveralKinds(fn.typeOf(x))) {
      return name.equals("clear") ? fn.unsupported(c, "clear of maps and slices alike")
          : RsExpr.call(RsPath.of("go2rs", name + "_of"), List.of(fn.exprs.value(x)));
    }
    return RsExpr.method(Places.auto(container(x)), name);
  }

  /** A slice, array, map, channel or string without its newtype; a pointer to an array is followed by the call. */
  private RsExpr container(Expr x) {
    Type type = fn.typeOf(x);
    if (Ty.under(type) instanceof Pointer p) {
      return fn.conversions.unwrap(fn.places.pointer(x, false), p.elem());
    }
    return fn.exprs.inner(x);
  }

  /** {@code len} or {@code cap}. */
  private RsExpr extent(CallExpr c, String name) {
    Expr x = c.args().get(0);
    if (Ty.under(fn.typeOf(x)) instanceof Pointer p && Ty.under(p.elem()) instanceof Array a) {
      // The length is that of the type, even where the pointer is nil.
      if (fn.effects.calls(x)) {
        fn.out.emit(RsStmt.let(RsPat.WILD, fn.exprs.value(x), fn.origin(c)));
      }
      return RsExpr.intLit(a.len());
    }
    Expr copied = fn.shared.bytesOf(x) != null ? fn.shared.bytesOf(x) : fn.shared.textOf(x);
    return copied != null && name.equals("len") ? RsExpr.method(Places.auto(container(copied)), name) : method(c, name);
  }

  private RsExpr append(CallExpr c) {
    Type type = fn.typeOf(c);
    Type elem = Ty.under(type) instanceof Slice s ? s.elem() : Basic.INVALID;
    List<Expr> args = c.args();
    List<Operands.Operand> operands = new ArrayList<>();
    Expr first = args.get(0);
    operands.add(new Operands.Operand(first, "s", () -> sliceOf(first, type)));
    Expr zeros = c.hasEllipsis() ? countOfMade(args.get(1)) : null;
    if (zeros != null) {
      operands.add(new Operands.Operand(zeros, "n", () -> fn.places.count(zeros)));
      return appendZeros(fn.exprs.all(operands), type);
    }
    for (Expr arg : args.subList(1, args.size())) {
      operands.add(c.hasEllipsis() ? spread(arg) : fn.exprs.operand(arg, new Want(elem, !Ty.isString(elem), false), "v"));
    }
    List<RsExpr> parts = fn.exprs.all(operands);
    RsExpr base = Places.auto(parts.get(0));
    if (parts.size() == 1) {
      return Ty.isTypeParam(type) ? parts.get(0) : fn.conversions.wrap(parts.get(0), type);
    }
    RsExpr added = c.hasEllipsis() ? parts.get(1) : new RsExpr.RawArray(parts.subList(1, parts.size()));
    RsExpr appended = RsExpr.method(base, "append", added);
    return Ty.isTypeParam(type) ? appended : fn.conversions.wrap(appended, type);
  }

  /** The length in {@code make([]T, n)}, null for any other expression. */
  private @Nullable Expr countOfMade(Expr e) {
    boolean made =
        Nodes.unparen(e) instanceof CallExpr c
            && fn.effects.builtin(c) instanceof Builtin b
            && b.builtinId() == Builtin.Id.MAKE
            && c.args().size() == 2
            && Ty.under(fn.typeOf(c)) instanceof Slice;
    return made ? ((CallExpr) Nodes.unparen(e)).args().get(1) : null;
  }

  /** As Go's compiler does: the slice that {@code make} would give is only there to be copied. */
  private RsExpr appendZeros(List<RsExpr> parts, Type type) {
    RsExpr longer = RsExpr.method(Places.auto(parts.get(0)), "append_zeros", parts.get(1));
    return Ty.isTypeParam(type) ? longer : fn.conversions.wrap(longer, type);
  }

  private RsExpr sliceOf(Expr e, Type type) {
    if (fn.isNil(e)) {
      return RsExpr.path(fn.constants.full(Ty.under(type)).then("NIL"));
    }
    return fn.exprs.inner(e);
  }

  /** What {@code append} and {@code copy} take as a whole: a slice, or a string for bytes. */
  private Operands.Operand spread(Expr arg) {
    Expr copied = fn.shared.textOf(arg);
    if (copied != null) {
      return new Operands.Operand(copied, "s", () -> text(copied));
    }
    return new Operands.Operand(arg, "s", () -> fn.isNil(arg) ? RsExpr.path(fn.prelude("Slice").then("NIL")) : text(arg));
  }

  private RsExpr text(Expr arg) {
    if (Ty.isTypeParam(fn.typeOf(arg)) && !Ty.isText(fn.typeOf(arg))) {
      return RsExpr.method(Places.auto(fn.exprs.value(arg)), Ty.under(fn.typeOf(arg)) instanceof Slice ? "to_slice" : "to_bytes");
    }
    return fn.conversions.unwrap(fn.exprs.value(arg, Want.OWN), fn.typeOf(arg));
  }

  private RsExpr copy(CallExpr c) {
    List<RsExpr> parts = fn.exprs.all(
        List.of(new Operands.Operand(c.args().get(0), "dst", () -> fn.exprs.inner(c.args().get(0))), spread(c.args().get(1))));
    return RsExpr.method(Places.auto(parts.get(0)), "copy", parts.get(1));
  }

  private RsExpr delete(CallExpr c) {
    Expr m = c.args().get(0);
    MapType map = (MapType) Ty.under(fn.typeOf(m));
    List<RsExpr> parts = fn.exprs.all(
        List.of(new Operands.Operand(m, "m", () -> fn.exprs.inner(m)), fn.exprs.operand(c.args().get(1), Places.key(map), "k")));
    return RsExpr.method(Places.auto(parts.get(0)), "remove", parts.get(1));
  }

  private RsExpr make(CallExpr c, Want want) {
    Type type = fn.typeOf(c);
    Type under = Ty.under(type);
    List<Expr> args = c.args();
    boolean generic = Ty.isTypeParam(type) && !Ty.goesByCore(type);
    RsPath path = generic ? RsPath.qualified(fn.type(type), maker(under, args.size() - 1)) : isSpelled(type, want) ? fn.constants.full(under) : fn.constants.head(under);
    List<RsExpr> counts = fn.exprs.all(
        args.subList(1, args.size()).stream().map(a -> new Operands.Operand(a, "n", () -> fn.places.count(a))).toList());
    if (generic) {
      return RsExpr.call(path, counts);
    }
    RsExpr made =
        under instanceof Slice && counts.size() == 2 && isZero(args.get(1)) ? RsExpr.call(path.then("with_capacity"), List.of(counts.get(1)))
            : under instanceof Slice && counts.size() == 2 ? RsExpr.call(path.then("make"), counts)
            : under instanceof Slice ? RsExpr.call(path.then("with_len"), counts)
            : under instanceof Chan ch && ch.dir() != Chan.Dir.SEND_RECV ? directed(ch, counts)
            : RsExpr.call(path.then(counts.isEmpty() ? "new" : "with_capacity"), counts);
    return fn.conversions.wrap(made, type);
  }

  /** Whether the type arguments of a new slice, map or channel must be spelled: neither the place nor a newtype around it has them. */
  private boolean isSpelled(Type type, Want want) {
    boolean wrapped = Ty.isNewtype(type) && Types.asNamed(type).typeArgs().isEmpty() && !Ty.isTypeParam(type);
    return !wrapped && !(want.declared() && want.type() != null && Types.identical(want.type(), type) && !Ty.isTypeParam(type));
  }

  /** A channel that only sends or receives is made of one that does both. */
  private RsExpr directed(Chan chan, List<RsExpr> counts) {
    RsPath both = fn.constants.full(new Chan(Chan.Dir.SEND_RECV, chan.elem()));
    RsExpr made = RsExpr.call(both.then(counts.isEmpty() ? "new" : "with_capacity"), counts);
    return RsExpr.call(fn.constants.head(chan).then("from"), List.of(made));
  }

  /** What makes a slice or map of a type parameter. */
  private static String maker(Type under, int counts) {
    return under instanceof MapType ? (counts == 0 ? "new" : "with_capacity") : counts == 1 ? "with_len" : "make";
  }

  private boolean isZero(Expr e) {
    return fn.constants.index(e) instanceof RsExpr.IntLit lit && lit.text().equals("0");
  }

  private RsExpr newValue(CallExpr c) {
    Expr arg = c.args().get(0);
    Type elem = Ty.elem(fn.typeOf(c));
    if (fn.isType(arg)) {
      return RsExpr.call(fn.prelude("Ptr").then("new"), List.of(fn.constants.zero(elem)));
    }
    return RsExpr.call(fn.prelude("Ptr").then("new"), List.of(fn.exprs.value(arg, Want.loose(elem))));
  }

  private RsExpr extreme(CallExpr c, String name) {
    Type type = fn.typeOf(c);
    boolean anchored = c.args().stream().anyMatch(a -> !fn.isConstant(Nodes.unparen(a)));
    List<RsExpr> parts = fn.exprs.all(c.args().stream().map(a -> fn.exprs.operand(a, new Want(type, anchored && !Ty.isString(type), false), "v")).toList());
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return new RsExpr.Macro(RsPath.of(name), false, parts);
  }

  private RsExpr complex(CallExpr c) {
    Type type = fn.typeOf(c);
    boolean single = Ty.isKind(type, BasicKind.COMPLEX64);
    Type part = single ? Basic.FLOAT32 : Basic.FLOAT64;
    List<RsExpr> parts = fn.exprs.all(c.args().stream()
        .map(a -> new Operands.Operand(a, "v", () -> fn.conversions.unwrap(fn.exprs.value(a, fn.isConstant(Nodes.unparen(a)) ? Want.of(part) : Want.KNOWN), fn.typeOf(a))))
        .toList());
    return fn.conversions.wrap(RsExpr.call(fn.prelude(single ? "Complex64" : "Complex128").then("new"), parts), type);
  }

  private RsExpr part(CallExpr c, String name) {
    RsExpr part = new RsExpr.Field(Places.auto(fn.exprs.inner(c.args().get(0))), name);
    return fn.conversions.wrap(part, fn.typeOf(c));
  }

  private RsExpr panic(CallExpr c) {
    Expr arg = c.args().get(0);
    return RsExpr.call(RsPath.of("panic"), List.of(fn.arguments.any(arg)));
  }

  private RsExpr print(CallExpr c, String name) {
    return new RsExpr.Macro(RsPath.of("go2rs", name), false, printed(c));
  }

  private List<RsExpr> printed(CallExpr c) {
    return fn.exprs.all(c.args().stream().map(a -> fn.exprs.operand(a, Want.OWN.withText(), "v")).toList());
  }

  private RsExpr recover(CallExpr c) {
    return RsExpr.method(rightToRecover(), "recover");
  }

  /** What the function or literal that the walk is in recovers with. */
  RsExpr rightToRecover() {
    String through = fn.frame.recoverName;
    if (through == null) {
      through = fn.frame.recoverName = "p";
      fn.frame.ownRecovery = true;
    }
    return RsExpr.path(through);
  }

  private RsExpr unsafe(CallExpr c, List<String> names) {
    List<RsExpr> parts = fn.exprs.all(
        List.of(fn.exprs.operand(c.args().get(0), Want.KNOWN, names.get(0)), new Operands.Operand(c.args().get(1), names.get(1), () -> fn.places.count(c.args().get(1)))));
    return RsExpr.call(fn.prelude("UnsafePointer").then("add"), parts);
  }

  private RsExpr rawParts(CallExpr c, String type, String name) {
    List<RsExpr> parts = fn.exprs.all(
        List.of(new Operands.Operand(c.args().get(0), "p", () -> fn.exprs.inner(c.args().get(0))),
            new Operands.Operand(c.args().get(1), "n", () -> fn.places.count(c.args().get(1)))));
    return RsExpr.call(fn.prelude(type).then(name), parts);
  }

  private RsExpr offsetOf(SelectorExpr s) {
    Type struct = Types.deref(fn.typeOf(s.x()));
    RsExpr field = null;
    for (String name : fn.file.pkg().members().path(fn.info.selections.get(s))) {
      field = field == null ? RsExpr.path(name) : new RsExpr.Field(field, name);
    }
    RsExpr offset = new RsExpr.Macro(RsPath.of("offset_of"), false, List.of(RsExpr.path(fn.constants.full(struct)), field));
    return RsExpr.call(fn.prelude("Uintptr"), List.of(offset));
  }

  private RsExpr sizeOf(CallExpr c, String name) {
    RsType type = fn.type(fn.typeOf(c.args().get(0)));
    return RsExpr.call(fn.prelude("Uintptr"), List.of(RsExpr.call(RsPath.of(name).withArgs(List.of(type)), List.of())));
  }
}
