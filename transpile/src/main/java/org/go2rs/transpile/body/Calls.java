package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Funcs;
import org.go2rs.transpile.decl.ReceiverForm;
import org.go2rs.transpile.names.MemberNames;
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
    Arguments arguments = arguments(call, sig, f.signature(), macro ? Variadic.MACRO : Variadic.SLICE);
    List<RsExpr> args = fn.exprs.all(arguments.operands);
    RsPath path = fn.path(f);
    if (macro) {
      return new RsExpr.Macro(path, false, arguments.pack(args));
    }
    return RsExpr.call(path.withArgs(fn.closures.typeArgs(fun, f, false)), arguments.pack(args));
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
    Arguments arguments = arguments(call, sig, sig, Variadic.WRAPPED);
    List<Operands.Operand> all = new ArrayList<>();
    all.add(new Operands.Operand(fun, fun instanceof SelectorExpr s ? s.sel().name() : "f", () -> fn.exprs.inner(fun)));
    all.addAll(arguments.operands);
    List<RsExpr> parts = fn.exprs.all(all);
    RsExpr callee = parts.get(0);
    boolean borrowed = call.args().stream().anyMatch(arg -> borrows(arg) && fn.borrows.conflict(fun, arg));
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
    Arguments arguments = arguments(call, sig, sig, Variadic.SLICE);
    boolean byRef = !Funcs.isInterfaceMethod(f) && f.hasPtrRecv() && fn.file.pkg().receiver(f) == ReceiverForm.REF_MUT;
    int forced = byRef ? forcedHoists(s.x(), call.args()) : 0;
    List<Operands.Operand> all = new ArrayList<>();
    boolean later = fn.operands.holding;
    String recvHint = byRef ? Operands.RECEIVER : Operands.nameFor(s.x());
    all.add(new Operands.Operand(byRef || f.hasPtrRecv() ? addressed(s.x()) : s.x(), recvHint, () -> later ? laterReceiver(s, selection, f) : receiver(s, selection, f)));
    all.addAll(arguments.operands);
    int natural = fn.operands.hoistCount(all);
    List<RsExpr> parts = fn.operands.lower(all, Math.max(natural, forced));
    RsExpr receiver = parts.get(0);
    List<RsExpr> args = new ArrayList<>(parts.subList(1, parts.size()));
    if (forced > 0) {
      holdConflicting(s.x(), receiver, call.args(), arguments, args);
    }
    return invoke(f, followed(receiver, s, selection, f), arguments.pack(args));
  }

  /** A pointer is followed before the dot where traits of constraints would come between it and the method. */
  private RsExpr followed(RsExpr receiver, SelectorExpr s, Selection selection, Func f) {
    boolean declared = !Funcs.isInterfaceMethod(f) && fn.file.pkg().constraintMethods().areSeveral(f);
    boolean direct = selection.index().size() == 1;
    boolean pointer = direct ? Ty.isPointer(fn.typeOf(s.x())) && !Ty.isTypeParam(fn.typeOf(s.x())) : lastIsPointer(selection);
    boolean follows = declared && pointer && fn.file.pkg().receiver(f) != ReceiverForm.PTR && !receiver.equals(RsExpr.path("self"));
    return !follows ? receiver : RsExpr.deref(direct && Nodes.unparen(s.x()) instanceof Ident ? fn.places.pointer(s.x(), true) : receiver);
  }

  private RsExpr invoke(Func f, RsExpr receiver, List<RsExpr> args) {
    String name = fn.file.pkg().members().method(f);
    if (!Funcs.isInterfaceMethod(f) && f.hasPtrRecv() && fn.file.pkg().receiver(f) == ReceiverForm.PTR && !byTrait(f)) {
      List<RsExpr> all = new ArrayList<>();
      all.add(receiver);
      all.addAll(args);
      return RsExpr.call(fn.path(f.recvNamed().obj()).then(name), all);
    }
    return RsExpr.method(receiver, name, args);
  }

  /** Whether a method for nil receivers can be called as one: the trait that offers it stands in this file, or comes in by a use. */
  private boolean byTrait(Func f) {
    return (fn.file.pkg().fileOf(f.origin()) == fn.file || fn.file.usesTraitOf(f)) && !fn.file.pkg().constraintMethods().areSeveral(f);
  }

  /** The part of a receiver whose value matters when its address is taken. */
  private @Nullable Expr addressed(Expr x) {
    Expr e = Nodes.unparen(x);
    if (Ty.isPointer(fn.typeOf(e))) {
      return e;
    }
    if (e instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.kind() == Selection.Kind.FIELD_VAL) {
      return sel.indirect() && Ty.isPointer(sel.recv()) ? s.x() : addressed(s.x());
    }
    return e instanceof StarExpr s ? s.x() : e instanceof Ident ? null : e;
  }

  /** How many operands must have their calls hoisted because Rust would hold the receiver borrowed while they run. */
  private int forcedHoists(Expr receiver, List<Expr> args) {
    boolean plain = isPlain(receiver);
    int count = 0;
    for (int i = 0; i < args.size(); i++) {
      Expr arg = args.get(i);
      boolean conflict = fn.borrows.conflict(receiver, arg);
      boolean calls = fn.effects.calls(arg);
      if ((conflict && !(plain && !calls && !borrows(arg))) || (!plain && calls && fn.places.isPlace(receiver))) {
        count = i + 2;
      }
    }
    return count;
  }

  /** Whether evaluating an argument borrows a place mutably: an address, or a slice of an array. */
  private boolean borrows(Expr arg) {
    return org.go2rs.transpile.analysis.Walk.anyHere(
        arg,
        n -> (n instanceof UnaryExpr u && u.op() == Token.AND && !(Nodes.unparen(u.x()) instanceof CompositeLit))
            || (n instanceof SliceExpr s && !(Ty.under(fn.typeOf(s.x())) instanceof Slice) && !Ty.isString(fn.typeOf(s.x()))));
  }

  /** Whether evaluating an expression borrows the receiver of a method mutably. */
  boolean borrowsReceiver(Expr e) {
    return org.go2rs.transpile.analysis.Walk.anyHere(
        e,
        n -> n instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func f
            && !Funcs.isInterfaceMethod(f) && f.hasPtrRecv() && fn.file.pkg().receiver(f) == ReceiverForm.REF_MUT);
  }

  /** Whether rustc takes the receiver in two phases: no pointer, index or cell on its path. */
  private boolean isPlain(Expr receiver) {
    Expr x = Nodes.unparen(receiver);
    boolean self = x instanceof Ident id && fn.info.uses.get(id) instanceof Var v && fn.locals.isSelf(v);
    return fn.borrows.isPlain(x) && (self || !Ty.isPointer(fn.typeOf(x)));
  }

  private void holdConflicting(Expr receiver, RsExpr place, List<Expr> args, Arguments arguments, List<RsExpr> lowered) {
    boolean plain = isPlain(receiver);
    for (int i = 0; i < lowered.size() && i < args.size(); i++) {
      RsExpr value = lowered.get(i);
      boolean copied = Operands.isStill(value) && !value.equals(root(place));
      if ((!plain || borrows(args.get(i))) && !copied && fn.borrows.conflict(receiver, args.get(i))) {
        lowered.set(i, fn.operands.hold(arguments.operands.get(i).hint(), value));
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

  /** The receiver of a method call as it stands before the dot. */
  private RsExpr receiver(SelectorExpr s, Selection selection, Func f) {
    boolean byRef = !Funcs.isInterfaceMethod(f) && f.hasPtrRecv();
    if (!byRef) {
      return path(valueBase(s.x()), selection);
    }
    boolean nilable = fn.file.pkg().receiver(f) == ReceiverForm.PTR;
    if (nilable) {
      return pointerReceiver(s, selection);
    }
    boolean element = selection.index().size() == 1 && Ty.isPointer(fn.typeOf(s.x())) && Nodes.unparen(s.x()) instanceof IndexExpr x
        && Ty.under(fn.typeOf(x.x())) instanceof Slice;
    if (element) {
      Var declared = f.origin().signature().recv();
      return fn.operands.hold(declared == null ? "v" : declared.name(), fn.exprs.inner(s.x()), true);
    }
    return path(fn.places.base(s.x(), true), selection);
  }

  /** The receiver of a call that runs later: a short path that then still means the same, or a pointer to the place. */
  private RsExpr laterReceiver(SelectorExpr s, Selection selection, Func f) {
    if (isInterface(selection)) {
      RsExpr value = selection.index().size() == 1 ? fn.exprs.value(s.x()) : receiver(s, selection, f);
      return fn.defers.asksForNil ? fn.operands.hold(Operands.nameFor(s.x()), nonNil(Places.auto(value))) : value;
    }
    if (Funcs.isInterfaceMethod(f) || (f.hasPtrRecv() && fn.file.pkg().receiver(f) != ReceiverForm.REF_MUT)) {
      return receiver(s, selection, f);
    }
    if (!f.hasPtrRecv()) {
      return valueNow(s, selection, f);
    }
    RsExpr receiver = receiver(s, selection, f);
    boolean direct = embedded(selection).noneMatch(Calls::isPointer) && isShort(s.x());
    if (direct || receiver instanceof RsExpr.Path) {
      return receiver;
    }
    boolean pointer = selection.index().size() == 1 ? Ty.isPointer(fn.typeOf(s.x())) : lastIsPointer(selection);
    RsExpr held = pointer ? receiver : RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.refMut(receiver)));
    String hint = selection.index().size() == 1 ? Operands.nameFor(s.x()) : fn.file.pkg().members().path(selection).getLast();
    return fn.operands.hold(hint, held, true);
  }

  /** The value that a method with a value receiver will have: what a variable or a pointer holds now. */
  private RsExpr valueNow(SelectorExpr s, Selection selection, Func f) {
    if (selection.index().size() > 1) {
      RsExpr embedded = receiver(s, selection, f);
      return lastIsPointer(selection) ? RsExpr.deref(embedded) : embedded;
    }
    boolean follows = Ty.isPointer(fn.typeOf(s.x())) && !Ty.isTypeParam(fn.typeOf(s.x()));
    return follows ? RsExpr.deref(fn.places.pointer(s.x(), false)) : fn.exprs.value(s.x());
  }

  /** {@code x.f.g} through at most the pointer {@code x}, and not itself a pointer in memory. */
  private boolean isShort(Expr x) {
    Expr e = Nodes.unparen(x);
    if (e instanceof Ident) {
      return true;
    }
    if (!(e instanceof SelectorExpr s) || !(fn.info.selections.get(s) instanceof Selection sel) || sel.index().size() != 1 || Ty.isPointer(fn.typeOf(e))) {
      return false;
    }
    boolean root = Nodes.unparen(s.x()) instanceof Ident;
    return root || (!Ty.isPointer(sel.recv()) && isShort(s.x()));
  }

  private RsExpr valueBase(Expr x) {
    boolean follows = Ty.isPointer(fn.typeOf(x)) && !Ty.isTypeParam(fn.typeOf(x));
    RsExpr base = follows ? fn.places.pointer(x, false) : fn.places.isPlace(x) ? fn.places.place(x, false) : fn.exprs.value(x);
    return Places.auto(base);
  }

  /** The receiver of a method that takes a pointer which may be nil: the pointer as a value. */
  private RsExpr pointerReceiver(SelectorExpr s, Selection selection) {
    Type type = fn.typeOf(s.x());
    if (selection.index().size() == 1) {
      if (Ty.isPointer(type)) {
        return fn.exprs.value(s.x());
      }
      return fn.places.addressOf(s.x());
    }
    RsExpr embedded = path(fn.places.base(s.x(), true), selection);
    boolean pointer = lastIsPointer(selection);
    return pointer ? embedded : RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.refMut(embedded)));
  }

  private static boolean lastIsPointer(Selection selection) {
    return embedded(selection).reduce((first, second) -> second).map(Calls::isPointer).orElse(isPointer(selection.recv()));
  }

  /** Whether the method is one of an interface value, embedded ones included. */
  static boolean isInterface(Selection selection) {
    return Ty.isInterface(embedded(selection).reduce((first, second) -> second).orElse(selection.recv()));
  }

  /** An interface that a method value is made of or whose method is deferred: nil panics here. */
  static RsExpr nonNil(RsExpr receiver) {
    return RsExpr.method(receiver, "non_nil");
  }

  /** The types of the embedded fields on the way to a method. */
  private static Stream<Type> embedded(Selection selection) {
    List<Type> types = new ArrayList<>();
    Type type = selection.recv();
    for (int index : selection.index().subList(0, selection.index().size() - 1)) {
      type = MemberNames.structBehind(type).field(index).type();
      types.add(type);
    }
    return types.stream();
  }

  private static boolean isPointer(Type type) {
    return Types.unalias(type) instanceof Pointer;
  }

  private RsExpr path(RsExpr base, Selection selection) {
    RsExpr out = base;
    for (String name : fn.file.pkg().members().path(selection)) {
      out = new RsExpr.Field(out, name);
    }
    return out;
  }

  // Arguments.

  /** How a callee takes its variadic arguments. */
  enum Variadic {
    /** As a slice. */
    SLICE,
    /** As a slice in the type that tells it from a plain slice parameter. */
    WRAPPED,
    /** One by one, in a macro. */
    MACRO
  }

  /**
   * The arguments of a call, one operand each; the variadic ones are packed once they are lowered.
   *
   * @param fixed how many parameters come before the variadic one, or -1 if nothing is packed
   */
  record Arguments(Fn fn, List<Operands.Operand> operands, int fixed, Variadic style, @Nullable Type elem) {
    List<RsExpr> pack(List<RsExpr> args) {
      if (fixed < 0 || style == Variadic.MACRO) {
        return args;
      }
      List<RsExpr> out = new ArrayList<>(args.subList(0, fixed));
      List<RsExpr> rest = args.subList(fixed, args.size());
      RsExpr packed =
          rest.isEmpty() ? RsExpr.path(fn.prelude("Slice").then("NIL"))
              : new RsExpr.Macro(RsPath.of(elem != null && Ty.isAny(elem) ? "args" : "slice"), true, rest);
      out.add(style == Variadic.WRAPPED ? RsExpr.call(fn.prelude("Variadic"), List.of(packed)) : packed);
      return out;
    }
  }

  /**
   * @param sig the signature after instantiation, which types the arguments
   * @param declared the declared signature: a parameter whose type mentions type parameters does not tell rustc the argument's type
   */
  private Arguments arguments(CallExpr call, Signature sig, Signature declared, Variadic style) {
    List<Operands.Operand> out = new ArrayList<>();
    List<Var> params = sig.params().vars();
    if (call.args().size() == 1 && params.size() != 1 && fn.typeOf(call.args().get(0)) instanceof Tuple tuple) {
      return spreadResults(call, sig, tuple, style);
    }
    if (call.args().size() == 1 && fn.typeOf(call.args().get(0)) instanceof Tuple tuple && tuple.size() > 1) {
      return spreadResults(call, sig, tuple, style);
    }
    int fixed = sig.variadic() && !call.hasEllipsis() ? params.size() - 1 : -1;
    Type elem = fixed >= 0 && params.get(fixed).type() instanceof Slice s ? s.elem() : null;
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      boolean variadic = fixed >= 0 && i >= fixed;
      Type target = variadic ? elem : params.get(Math.min(i, params.size() - 1)).type();
      Type generic = declaredType(declared, i);
      boolean text = style == Variadic.MACRO || (variadic && elem != null && tellsElement(declared, fixed));
      // Each element of a list has the type of the first; texts are converted one by one.
      boolean follows = variadic && i > fixed && !Ty.isInterface(elem) && !Ty.isString(elem);
      out.add(argument(arg, target, generic, variadic, follows, text, params.get(Math.min(i, params.size() - 1)).name(), elem));
    }
    if (call.hasEllipsis() && style == Variadic.WRAPPED) {
      Operands.Operand last = out.remove(out.size() - 1);
      out.add(new Operands.Operand(last.expr(), last.hint(), () -> RsExpr.call(fn.prelude("Variadic"), List.of(last.lower().get()))));
    }
    return new Arguments(fn, out, fixed, style, elem);
  }

  /** Whether rustc knows the element of the variadic slice without looking at its elements: it is no type parameter, or an earlier parameter has a generic type too. */
  private static boolean tellsElement(Signature declared, int fixed) {
    return !Ty.isGeneric(declaredType(declared, fixed)) || declared.params().vars().subList(0, fixed).stream().anyMatch(p -> Ty.isGeneric(p.type()));
  }

  private static @Nullable Type declaredType(Signature declared, int i) {
    List<Var> params = declared.params().vars();
    if (params.isEmpty()) {
      return null;
    }
    return params.get(Math.min(i, params.size() - 1)).type();
  }

  private Operands.Operand argument(
      Expr arg, @Nullable Type target, @Nullable Type generic, boolean variadic, boolean follows, boolean text, String name, @Nullable Type elem) {
    if (variadic && elem != null && Ty.isAny(elem)) {
      return new Operands.Operand(arg, "", Ty.isBoxedAtOnce(fn.typeOf(arg)), () -> anyArgument(arg));
    }
    boolean anchored = generic != null && !Ty.isGeneric(generic);
    Want want = new Want(target, anchored || follows, text && target != null && Ty.isPlain(target, BasicKind.STRING), anchored && !variadic);
    return fn.exprs.operand(arg, want, variadic ? "" : name);
  }

  /** An element of {@code args!}: the macro converts it. */
  RsExpr anyArgument(Expr arg) {
    if (fn.isNil(arg)) {
      return RsExpr.path("nil");
    }
    return fn.exprs.value(arg, Want.OWN.withText());
  }

  /** {@code f(g())} with several results. */
  private Arguments spreadResults(CallExpr call, Signature sig, Tuple results, Variadic style) {
    List<Operands.Operand> out = new ArrayList<>();
    List<Var> params = sig.params().vars();
    int fixed = sig.variadic() ? params.size() - 1 : -1;
    Type elem = fixed >= 0 && params.get(fixed).type() instanceof Slice s ? s.elem() : null;
    RsExpr value = fn.exprs.value(call.args().get(0));
    List<RsPat> names = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      boolean variadic = fixed >= 0 && i >= fixed;
      Var param = params.get(Math.min(i, params.size() - 1));
      String resultName = results.at(i).name();
      String name = fn.locals.temp(!resultName.isEmpty() && !resultName.equals("_") ? resultName : variadic ? "v" : param.name());
      names.add(RsPat.name(name));
      Type from = results.typeAt(i);
      Type to = variadic ? elem : param.type();
      boolean any = variadic && elem != null && Ty.isAny(elem);
      RsExpr path = RsExpr.path(name);
      out.add(new Operands.Operand(null, name, () -> any || to == null ? path : fn.conversions.implicit(path, from, to)));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(names), value, fn.origin(call)));
    return new Arguments(fn, out, fixed, style, elem);
  }
}
