package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Roots;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Lowers calls of functions, methods and function values. */
final class Calls {
  private final Fn fn;

  /** The name that the next hoisted call should have, or null for that of its function. */
  @Nullable String hint;

  Calls(Fn fn) {
    this.fn = fn;
  }

  String takeHint(String otherwise) {
    String taken = hint;
    hint = null;
    return taken == null || taken.isEmpty() || taken.equals(Operands.RECEIVER) ? otherwise : taken;
  }

  RsExpr value(CallExpr call, Want want) {
    if (fn.info.isConversion(call)) {
      return fn.conversions.explicit(call, want);
    }
    Builtin builtin = fn.effects.builtin(call);
    if (builtin != null) {
      return fn.builtins.call(call, builtin.builtinId(), want);
    }
    boolean hoist = fn.hoisting;
    String name = takeHint(calleeName(call));
    fn.hoisting = false;
    RsExpr lowered = plain(call);
    fn.hoisting = hoist;
    boolean isVoid = fn.typeOf(call) instanceof Tuple t && t.size() == 0;
    return hoist && !isVoid ? fn.operands.hold(name, lowered) : lowered;
  }

  /** A name for the variable that holds an expression's value. */
  static String resultName(Expr e) {
    return Nodes.unparen(e) instanceof CallExpr call ? calleeName(call) : "v";
  }

  private static String calleeName(CallExpr call) {
    Expr bare = Nodes.unparen(call.fun());
    return bare instanceof Ident id ? id.name()
        : bare instanceof SelectorExpr s ? s.sel().name()
        : bare instanceof IndexExpr x && Nodes.unparen(x.x()) instanceof Ident id ? id.name()
        : bare instanceof IndexExpr x && Nodes.unparen(x.x()) instanceof SelectorExpr s ? s.sel().name()
        : "v";
  }

  private RsExpr plain(CallExpr call) {
    Expr fun = Nodes.unparen(call.fun());
    if (fun instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection selection && selection.kind() == Selection.Kind.METHOD_VAL) {
      return method(call, s, selection);
    }
    Func static_ = staticFunction(fun);
    if (static_ != null) {
      return function(call, static_, fun);
    }
    return functionValue(call, fun);
  }

  /** The package-level function that an expression names, or null. */
  private @Nullable Func staticFunction(Expr fun) {
    Expr named = fun instanceof IndexExpr x ? Nodes.unparen(x.x()) : fun;
    return named instanceof Ident id && fn.info.uses.get(id) instanceof Func f ? f
        : named instanceof SelectorExpr s && !fn.info.selections.containsKey(s) && fn.info.uses.get(s.sel()) instanceof Func f ? f
        : null;
  }

  private Signature signatureOf(Expr fun) {
    return Ty.under(fn.typeOf(fun)) instanceof Signature s ? s : Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);
  }

  // Functions of packages.

  private RsExpr function(CallExpr call, Func f, Expr fun) {
    Signature sig = signatureOf(fun);
    boolean macro = isMacro(f, call);
    Arguments.Listed arguments = fn.arguments.of(call, f, sig, f.signature(), macro ? Arguments.Variadic.MACRO : Arguments.Variadic.SLICE);
    List<RsExpr> args = fn.exprs.all(arguments.operands());
    RsPath path = fn.path(f);
    if (macro) {
      return new RsExpr.Macro(path, false, arguments.pack(args));
    }
    return RsExpr.call(path.withArgs(fn.typeArgs.of(fun, f)), arguments.pack(args));
  }

  /** Whether the importing package has a macro for the function: {@code fmt::println!}. */
  private boolean isMacro(Func f, CallExpr call) {
    Signature sig = f.signature();
    return f.pkg() != fn.file.pkg().pkg() && f.exported() && sig.variadic() && !call.hasEllipsis() && sig.typeParams().isEmpty()
        && isAnySlice(sig);
  }

  private static boolean isAnySlice(Signature sig) {
    Type last = sig.params().typeAt(sig.params().size() - 1);
    return last instanceof Slice s && !Ty.isTypeParam(s.elem()) && s.elem().underlying() instanceof Interface i
        && !(Types.unalias(s.elem()) instanceof Named) && i.typeSet().isAll();
  }

  // Function values.

  private RsExpr functionValue(CallExpr call, Expr fun) {
    Signature sig = signatureOf(fun);
    Arguments.Listed arguments = fn.arguments.of(call, null, sig, sig, Arguments.Variadic.WRAPPED);
    List<Operands.Operand> all = new ArrayList<>();
    all.add(new Operands.Operand(fun, fun instanceof SelectorExpr s ? s.sel().name() : "f", () -> fn.exprs.inner(fun)));
    all.addAll(arguments.operands());
    List<RsExpr> parts = fn.exprs.all(all);
    fn.calledArguments.called(fun);
    RsExpr callee = parts.get(0);
    boolean borrowed = call.args().stream().anyMatch(arg -> (borrows(arg) || borrowsReceiver(arg)) && fn.borrows.conflict(fun, arg));
    if (borrowed && !Operands.isStill(callee)) {
      // Rust looks at the function while the arguments borrow what it lies in.
      callee = fn.operands.hold(resultName(call), callee);
    }
    return RsExpr.call(Places.auto(callee), arguments.pack(parts.subList(1, parts.size())).toArray(RsExpr[]::new));
  }

  // Methods.

  private RsExpr method(CallExpr call, SelectorExpr s, Selection selection) {
    Func f = (Func) selection.obj();
    Signature sig = signatureOf(call.fun());
    // Type parameters of a method are those of its receiver, whose type is known.
    Arguments.Listed arguments = fn.arguments.of(call, f, sig, sig, Arguments.Variadic.SLICE);
    boolean byRef = fn.receivers.isBorrowed(f);
    boolean plain = isPlain(s.x(), selection);
    int forced = byRef ? forcedHoists(s.x(), plain, call.args()) : 0;
    List<Operands.Operand> all = new ArrayList<>();
    boolean later = fn.operands.holding;
    String recvHint = byRef ? Operands.RECEIVER : Operands.nameFor(s.x());
    Expr read = byRef || f.hasPtrRecv() ? fn.receivers.addressed(s.x()) : s.x();
    all.add(new Operands.Operand(read, recvHint, () -> later ? fn.receivers.later(s, selection, f) : fn.receivers.now(s, selection, f)));
    all.addAll(arguments.operands());
    int natural = fn.operands.hoistCount(all);
    List<RsExpr> parts = fn.operands.lower(all, Math.max(natural, forced));
    RsExpr receiver = parts.get(0);
    List<RsExpr> args = new ArrayList<>(parts.subList(1, parts.size()));
    if (forced > 0) {
      holdConflicting(s.x(), plain, receiver, call.args(), arguments, args);
    }
    return fn.receivers.invoke(f, fn.receivers.followed(receiver, s, selection, f), arguments.pack(args));
  }

  /** Whether following a receiver may panic, which Go does after it has evaluated the arguments: it is a nil pointer then, or behind a pointer or index. */
  private boolean mayBeNil(Expr receiver) {
    return Ty.isPointer(fn.typeOf(receiver)) ? !fn.file.pkg().neverNil().isKnown(receiver) : Roots.holder(fn.info, receiver) == null;
  }

  /** How many operands must have their calls hoisted because Rust would hold the receiver borrowed, or have followed it, while they run. */
  private int forcedHoists(Expr receiver, boolean plain, List<Expr> args) {
    boolean mayPanic = !plain && fn.places.isPlace(receiver) && mayBeNil(receiver);
    int count = 0;
    for (int i = 0; i < args.size(); i++) {
      Expr arg = args.get(i);
      boolean conflict = fn.borrows.conflict(receiver, arg);
      boolean calls = fn.effects.calls(arg);
      if ((conflict && !(plain && !calls && !borrows(arg))) || (mayPanic && fn.effects.changes(arg))) {
        count = i + 2;
      }
    }
    return count;
  }

  /** Whether evaluating an argument borrows a place mutably: an address, or a slice of an array. */
  private boolean borrows(Expr arg) {
    return Walk.anyHere(
        arg,
        n -> (n instanceof UnaryExpr u && u.op() == Token.AND && !(Nodes.unparen(u.x()) instanceof CompositeLit))
            || (n instanceof SliceExpr s && !(Ty.under(fn.typeOf(s.x())) instanceof Slice) && !Ty.isString(fn.typeOf(s.x()))));
  }

  /** Whether evaluating an expression borrows the receiver of a method mutably. */
  boolean borrowsReceiver(Expr e) {
    return Walk.anyHere(
        e,
        n -> n instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func f
            && fn.receivers.isBorrowed(f));
  }

  /** Whether rustc takes the receiver in two phases: no pointer, index or cell on its path, and none among the embedded fields that lead to the method. */
  private boolean isPlain(Expr receiver, Selection selection) {
    Expr x = Nodes.unparen(receiver);
    boolean self = x instanceof Ident id && fn.info.uses.get(id) instanceof Var v && fn.locals.isSelf(v);
    return fn.borrows.isPlain(x) && (self || !Ty.isPointer(fn.typeOf(x))) && !embedsPointer(selection);
  }

  private static boolean embedsPointer(Selection selection) {
    Type type = selection.recv();
    for (int at : selection.index().subList(0, selection.index().size() - 1)) {
      if (!(Types.deref(type).underlying() instanceof Struct struct)) {
        return false;
      }
      type = struct.field(at).type();
      if (Types.unalias(type) instanceof Pointer) {
        return true;
      }
    }
    return false;
  }

  private void holdConflicting(Expr receiver, boolean plain, RsExpr place, List<Expr> args, Arguments.Listed arguments, List<RsExpr> lowered) {
    for (int i = 0; i < lowered.size() && i < args.size(); i++) {
      RsExpr value = lowered.get(i);
      boolean copied = Operands.isStill(value) && !value.equals(root(place));
      if ((!plain || borrows(args.get(i))) && !copied && fn.borrows.conflict(receiver, args.get(i))) {
        lowered.set(i, fn.operands.hold(arguments.operands().get(i).hint(), value));
      }
    }
  }

  /** The variable that a place begins with, or the whole expression if it begins otherwise. */
  private static RsExpr root(RsExpr place) {
    return place instanceof RsExpr.Field f ? root(f.receiver())
        : place instanceof RsExpr.Index x ? root(x.receiver())
        : place instanceof RsExpr.Unary u ? root(u.operand())
        : place;
  }
}
