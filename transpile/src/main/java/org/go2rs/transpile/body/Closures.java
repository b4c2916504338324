package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Funcs;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.decl.ReceiverForm;
import org.go2rs.transpile.passes.Flow;
import org.go2rs.transpile.names.MemberNames;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Function literals, functions and methods as values. */
final class Closures {
  private final Fn fn;

  Closures(Fn fn) {
    this.fn = fn;
  }

  /** {@code func(move |x: isize| ..)}. */
  RsExpr literal(FuncLit lit, Want want) {
    return RsExpr.call(RsPath.of("func"), List.of(closure(lit, want.anchored() && !(want.type() != null && Ty.isInterface(want.type())))));
  }

  /**
   * The closure of a literal.
   *
   * @param told whether its place tells rustc the type
   */
  private RsExpr closure(FuncLit lit, boolean told) {
    Signature sig = (Signature) fn.typeOf(lit).underlying();
    List<RsExpr.ClosureParam> params = new ArrayList<>();
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          Frame outer = fn.frame;
          boolean hoisting = fn.hoisting;
          fn.hoisting = false;
          fn.frame = new Frame(sig, lit);
          List<RsStmt> first = new ArrayList<>();
          List<Var> vars = sig.params().vars();
          for (int i = 0; i < vars.size(); i++) {
            boolean variadic = sig.variadic() && i == vars.size() - 1;
            params.add(param(vars.get(i), variadic, first));
          }
          body[0] = fn.returns.body(lit.body(), sig, first);
          fn.frame = outer;
          fn.hoisting = hoisting;
        });
    boolean endless = !told && Flow.diverges(body[0]) && !Walk.anyHere(lit.body(), n -> n instanceof ReturnStmt);
    if (endless && sig.results().size() == 0) {
      // Rust would take the body's type, which is never.
      return new RsExpr.Closure(true, params, RsType.UNIT, RsExpr.block(body[0]));
    }
    return finish(params, sig, body[0], told);
  }

  private RsExpr finish(List<RsExpr.ClosureParam> params, Signature sig, RsBlock body, boolean placeTells) {
    RsType result = fn.file.types().result(sig);
    boolean single = body.stmts().isEmpty() && body.tail() != null;
    if (result != null && single && isPlain(body.tail()) && (placeTells || !isOpenNil(body.tail()))) {
      return new RsExpr.Closure(true, params, null, body.tail());
    }
    if (result == null && body.tail() == null && body.stmts().size() == 1 && body.stmts().get(0) instanceof RsStmt.Expr e && isUnit(e.expr())) {
      return new RsExpr.Closure(true, params, null, e.expr());
    }
    if (result != null && single && numbered(body.tail(), result) instanceof RsExpr.IntLit number) {
      return new RsExpr.Closure(true, params, null, number);
    }
    boolean told = result != null && body.tail() != null && tells(body.tail());
    return new RsExpr.Closure(true, params, told ? null : result, RsExpr.block(body));
  }

  /** A whole number with the type of a result as its suffix, if that is a primitive type: shorter than the type before the body. */
  private static @Nullable RsExpr numbered(RsExpr value, RsType result) {
    boolean primitive = result instanceof RsType.Path p && p.path().identifier() != null && p.path().identifier().matches("[iu](8|16|32|64|size)");
    return primitive && value instanceof RsExpr.IntLit lit && lit.suffix() == null
        ? new RsExpr.IntLit(lit.text(), ((RsType.Path) result).path().identifier()) : null;
  }

  /** Whether the value at the end of a body tells rustc the type of all that the body returns. */
  private static boolean tells(RsExpr tail) {
    return tail instanceof RsExpr.If i ? tells(i.then()) || i.otherwise() instanceof RsExpr.Block b && tells(b.block())
        : tail instanceof RsExpr.Tuple t ? t.elements().stream().allMatch(Closures::tells)
        : tail instanceof RsExpr.Path p ? p.path().identifier() != null || p.path().equals(RsPath.of("Error", "NIL"))
        : tail instanceof RsExpr.MethodCall m ? !m.name().equals("into") && !m.receiver().equals(RsExpr.path("nil"))
        : tail instanceof RsExpr.Binary b ? b.op().isComparison() || b.op().precedence <= 3 || tells(b.left()) || tells(b.right())
        : !(tail instanceof RsExpr.Call) && isPlain(tail);
  }

  private static boolean tells(RsBlock block) {
    return block.tail() != null && tells(block.tail());
  }

  /** Whether rustc sees the type of an expression without knowing what it is for. */
  private static boolean isPlain(RsExpr e) {
    return e instanceof RsExpr.Path
        || e instanceof RsExpr.Call
        || e instanceof RsExpr.Field
        || e instanceof RsExpr.Index
        || e instanceof RsExpr.BoolLit
        || e instanceof RsExpr.MethodCall m && !m.name().equals("into")
        || e instanceof RsExpr.Macro m && m.path().segments().size() > 1
        || e instanceof RsExpr.Binary b && (isPlain(b.left()) || isPlain(b.right()) || b.op().isComparison() || b.op().precedence <= 3)
        || e instanceof RsExpr.Unary u && isPlain(u.operand());
  }

  /** The nil of a type that takes arguments, which it does not say. */
  private static boolean isOpenNil(RsExpr e) {
    return e instanceof RsExpr.Path p && List.of("Ptr", "Slice", "Map", "Chan", "RecvChan", "SendChan", "Func").stream().anyMatch(t -> p.path().equals(RsPath.of(t, "NIL")));
  }

  private static boolean isUnit(RsExpr e) {
    return e instanceof RsExpr.Assign || e instanceof RsExpr.OpAssign
        || (e instanceof RsExpr.Call c && c.function() instanceof RsExpr.Path p && "panic".equals(p.path().identifier()));
  }

  private RsExpr.ClosureParam param(Var v, boolean variadic, List<RsStmt> first) {
    RsType type = fn.type(v.type());
    RsPat pat = fn.returns.param(v, first);
    if (!variadic) {
      return new RsExpr.ClosureParam(pat, type);
    }
    RsType elem = fn.type(((Slice) v.type().underlying()).elem());
    if (pat instanceof RsPat.Ident id && fn.facts.isMentioned(v)) {
      first.add(0, RsStmt.let(pat, new RsExpr.Field(RsExpr.path(id.name()), "0"), null));
      pat = RsPat.name(id.name());
    }
    return new RsExpr.ClosureParam(pat, new RsType.Path(fn.prelude("Variadic").withArgs(List.of(elem))));
  }

  // Functions as values.

  RsExpr functionValue(Func f, Ident id) {
    Instance instance = fn.info.instances.get(id);
    Signature sig = instance != null ? (Signature) instance.type() : fn.typeOf(id) instanceof Signature s ? s : f.signature();
    RsPath path = fn.path(f);
    if (instance != null) {
      path = path.withArgs(fn.file.types().types(instance.typeArgs()));
    }
    if (sig.variadic()) {
      return variadicValue(path, sig);
    }
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Path(path)));
  }

  private RsExpr variadicValue(RsPath path, Signature sig) {
    return adapter(sig, args -> RsExpr.call(path, args));
  }

  /** A closure that calls something with its own parameters; a variadic one unpacks the last. */
  private RsExpr adapter(Signature sig, java.util.function.Function<List<RsExpr>, RsExpr> call) {
    List<RsExpr.ClosureParam> params = new ArrayList<>();
    List<RsExpr> args = new ArrayList<>();
    List<Var> vars = sig.params().vars();
    fn.locals.scoped(
        () -> {
          for (int i = 0; i < vars.size(); i++) {
            boolean variadic = sig.variadic() && i == vars.size() - 1;
            String name = fn.locals.temp(vars.get(i).name().isEmpty() ? "v" : vars.get(i).name());
            RsType type = variadic
                ? new RsType.Path(fn.prelude("Variadic").withArgs(List.of(fn.type(((Slice) vars.get(i).type().underlying()).elem()))))
                : fn.type(vars.get(i).type());
            params.add(new RsExpr.ClosureParam(RsPat.name(name), type));
            args.add(variadic ? new RsExpr.Field(RsExpr.path(name), "0") : RsExpr.path(name));
          }
        });
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Closure(true, params, null, call.apply(args))));
  }

  /** A generic function with its type arguments as a value. */
  RsExpr instantiated(IndexExpr x) {
    Expr named = Nodes.unparen(x.x());
    Ident id = named instanceof SelectorExpr s ? s.sel() : named instanceof Ident i ? i : null;
    if (id == null || !(fn.info.uses.get(id) instanceof Func f)) {
      return fn.unsupported(x, "an instance of this expression");
    }
    return functionValue(f, id);
  }

  /**
   * The type arguments to print at a call: those of an explicit instantiation, or those that the arguments do not tell rustc.
   *
   * @param always whether to print inferred ones too
   */
  List<RsType> typeArgs(Expr fun, Func f, boolean always) {
    Expr named = fun instanceof IndexExpr x ? Nodes.unparen(x.x()) : fun;
    Ident id = named instanceof SelectorExpr s ? s.sel() : named instanceof Ident i ? i : null;
    Instance instance = id == null ? null : fn.info.instances.get(id);
    if (instance == null) {
      return List.of();
    }
    Signature declared = f.origin().signature();
    boolean needed = always || fun instanceof IndexExpr || declared.typeParams().stream().anyMatch(p -> !isTold(p, declared));
    return needed ? fn.file.types().types(instance.typeArgs()) : List.of();
  }

  private static boolean isTold(TypeParam p, Signature sig) {
    return sig.params().vars().stream().anyMatch(v -> tells(v.type(), p))
        || sig.typeParams().stream().anyMatch(q -> q != p && Ty.core(q) instanceof Type core && tells(core, p) && sig.params().vars().stream().anyMatch(v -> tells(v.type(), q)));
  }

  private static boolean tells(Type type, TypeParam p) {
    return switch (type) {
      case TypeParam t -> t == p;
      case Basic b -> false;
      case Array a -> tells(a.elem(), p);
      case Slice s -> tells(s.elem(), p);
      case Struct s -> s.fields().stream().anyMatch(f -> tells(f.type(), p));
      case Pointer q -> tells(q.elem(), p);
      case Tuple t -> t.vars().stream().anyMatch(v -> tells(v.type(), p));
      case Signature s -> tells(s.params(), p) || tells(s.results(), p);
      case Union u -> false;
      case Interface i -> false;
      case MapType m -> tells(m.key(), p) || tells(m.elem(), p);
      case Chan c -> tells(c.elem(), p);
      case Named n -> n.typeArgs().stream().anyMatch(a -> tells(a, p));
      case Alias a -> tells(a.actual(), p);
    };
  }

  // Methods as values.

  /** {@code x.m} without a call: the receiver is evaluated now. */
  RsExpr methodValue(SelectorExpr s, Selection selection) {
    Func f = (Func) selection.obj();
    Signature sig = (Signature) fn.typeOf(s).underlying();
    RsExpr receiver;
    String hint = receiverHint(s.x());
    boolean byPointer = !Funcs.isInterfaceMethod(f) && f.hasPtrRecv();
    List<String> path = fn.file.pkg().members().path(selection);
    if (byPointer && path.isEmpty()) {
      receiver = Ty.isPointer(fn.typeOf(s.x())) ? fn.exprs.inner(s.x()) : fn.places.addressOf(s.x());
    } else if (byPointer) {
      RsExpr place = RsExpr.field(fn.places.base(s.x(), true), path.toArray(String[]::new));
      receiver = endsInPointer(selection) ? place : RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.refMut(place)));
    } else {
      receiver = RsExpr.field(Places.auto(fn.exprs.value(s.x())), path.toArray(String[]::new));
      if (path.isEmpty()) {
        receiver = fn.exprs.value(s.x());
        if (Ty.isPointer(fn.typeOf(s.x())) && !Ty.isTypeParam(fn.typeOf(s.x()))) {
          receiver = RsExpr.deref(receiver);
        }
      }
    }
    RsExpr held = Calls.isInterface(selection) ? fn.operands.hold(hint, Calls.nonNil(Places.auto(receiver))) : heldReceiver(receiver, hint, byPointer, s.x());
    return adapter(sig, args -> invoke(f, held, args));
  }

  private RsExpr heldReceiver(RsExpr receiver, String hint, boolean byPointer, Expr x) {
    if (receiver instanceof RsExpr.Path p && p.path().identifier() != null && !"self".equals(p.path().identifier())) {
      if (byPointer && Nodes.unparen(x) instanceof Ident id && fn.info.uses.get(id) instanceof Var v) {
        fn.mutate(v);
        if (!fn.facts.isCell(v) && fn.facts.isReassigned(v)) {
          return fn.operands.hold(hint, receiver, true);
        }
        return receiver;
      }
      if (!byPointer && Nodes.unparen(x) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && !fn.facts.isReassigned(v)) {
        return receiver;
      }
    }
    return fn.operands.hold(hint, receiver, byPointer);
  }

  private RsExpr invoke(Func f, RsExpr receiver, List<RsExpr> args) {
    String name = fn.file.pkg().members().method(f);
    if (!Funcs.isInterfaceMethod(f) && f.hasPtrRecv() && fn.file.pkg().receiver(f) == ReceiverForm.PTR) {
      List<RsExpr> all = new ArrayList<>();
      all.add(receiver);
      all.addAll(args);
      return RsExpr.call(fn.path(f.recvNamed().obj()).then(name), all);
    }
    return RsExpr.method(receiver, name, args);
  }

  private static boolean endsInPointer(Selection selection) {
    Type type = selection.recv();
    for (int index : selection.index().subList(0, selection.index().size() - 1)) {
      type = MemberNames.structBehind(type).field(index).type();
    }
    return Types.unalias(type) instanceof Pointer;
  }

  private static String receiverHint(Expr x) {
    Expr bare = Nodes.unparen(x);
    return bare instanceof Ident id ? id.name()
        : bare instanceof SelectorExpr s ? s.sel().name()
        : "v";
  }

  /** {@code T.m}: a function whose first parameter is the receiver. */
  RsExpr methodExpr(SelectorExpr s, Selection selection) {
    Func f = (Func) selection.obj();
    Signature sig = (Signature) fn.typeOf(s).underlying();
    List<String> path = fn.file.pkg().members().path(selection);
    boolean mutable = !Funcs.isInterfaceMethod(f) && f.hasPtrRecv() && fn.file.pkg().receiver(f) == ReceiverForm.REF_MUT;
    RsExpr made = adapter(
        sig,
        args -> invoke(f, RsExpr.field(args.get(0), path.toArray(String[]::new)), args.subList(1, args.size())));
    return mutable ? withMutableFirst(made) : made;
  }

  private static RsExpr withMutableFirst(RsExpr func) {
    RsExpr.Closure closure = (RsExpr.Closure) ((RsExpr.Call) func).args().get(0);
    List<RsExpr.ClosureParam> params = new ArrayList<>(closure.params());
    RsPat.Ident first = (RsPat.Ident) params.get(0).pat();
    params.set(0, new RsExpr.ClosureParam(RsPat.name(first.name(), true), params.get(0).type()));
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Closure(true, params, null, closure.body())));
  }

  /** The literal that a call invokes at once, or null. */
  static @Nullable FuncLit called(Expr call) {
    return Nodes.unparen(call) instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof FuncLit lit ? lit : null;
  }
}
