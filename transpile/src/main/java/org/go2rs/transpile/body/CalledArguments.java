package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.CalledParameters;
import org.go2rs.transpile.analysis.CalledParameters.Passing;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Arguments for parameters that are only called: closures and functions as they stand, and what a func value calls. */
final class CalledArguments {
  private final Fn fn;

  CalledArguments(Fn fn) {
    this.fn = fn;
  }

  private CalledParameters parameters() {
    return fn.file.pkg().calledParameters();
  }

  /** How a callee takes its parameter if it only calls it; else null. */
  @Nullable Passing passing(@Nullable Func callee, int position) {
    return callee == null ? null : parameters().of(callee, position);
  }

  /** An argument for such a parameter. {@link #passed} makes it what the callee takes when all arguments are there. */
  Operands.Operand operand(Expr arg, Passing passing, Want want, String hint) {
    return new Operands.Operand(arg, hint, () -> own(arg) instanceof Var v ? handedOn(v, passing) : made(Nodes.unparen(arg), want));
  }

  /**
   * A lowered argument as the callee takes it.
   *
   * @param told whether the parameter's type tells rustc that of a closure, unless a variable holds it until the call is made
   */
  RsExpr passed(@Nullable Expr arg, RsExpr lowered, Passing passing, boolean told) {
    RsExpr closure = told ? Closures.told(lowered) : lowered;
    return passing == Passing.BY_VALUE || arg != null && own(arg) != null ? closure : reference(arg, closure);
  }

  /** A variable that holds a closure is of the statement around, and stays as it is. */
  private RsExpr reference(@Nullable Expr arg, RsExpr lowered) {
    boolean function = arg != null && (Nodes.unparen(arg) instanceof SelectorExpr s ? fn.info.uses.get(s.sel()) : Nodes.unparen(arg) instanceof Ident id ? fn.info.uses.get(id) : null) instanceof Func;
    boolean held = lowered instanceof RsExpr.Path && !function;
    return RsExpr.mutable(held ? RsExpr.block(new RsBlock(List.of(), lowered)) : lowered);
  }

  private RsExpr made(Expr arg, Want want) {
    return arg instanceof FuncLit lit ? fn.closures.argument(lit)
        : fn.isNil(arg) && want.type() != null && fn.type(want.type()) instanceof RsType.Path type ? code(new RsExpr.Path(type.path().then("NIL")))
        : code(fn.exprs.value(arg, new Want(want.type(), false, false, false)));
  }

  /** What a func value calls, as a closure: {@code f} of {@code func(f)}, else {@code f.as_fn()}. */
  static RsExpr code(RsExpr value) {
    boolean made = value instanceof RsExpr.Call c && c.function() instanceof RsExpr.Path p && "func".equals(p.path().identifier());
    return made ? ((RsExpr.Call) value).args().get(0) : RsExpr.method(Places.auto(value), "as_fn");
  }

  /** A parameter of the function around that is only called. */
  private @Nullable Var own(Expr e) {
    return Nodes.unparen(e) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && parameters().of(v) != null ? v : null;
  }

  private RsExpr handedOn(Var v, Passing to) {
    RsExpr name = fn.places.read(v);
    if (parameters().of(v) == Passing.BY_REFERENCE) {
      return to == Passing.BY_REFERENCE ? name : RsExpr.mutable(RsExpr.deref(name));
    }
    fn.mutate(v);
    return RsExpr.mutable(name);
  }

  /** Notes a call of a parameter, which may change what its closure captured. */
  void called(Expr fun) {
    if (own(fun) instanceof Var v && parameters().of(v) == Passing.BY_VALUE) {
      fn.mutate(v);
    }
  }

  /** The parameter of an adapter, a func value, as the argument of the function that it calls. */
  RsExpr forwarded(RsExpr arg, Func callee, int position) {
    Passing passing = passing(callee, position);
    RsExpr code = RsExpr.method(arg, "as_fn");
    return passing == null ? arg : passing == Passing.BY_REFERENCE ? RsExpr.mutable(code) : code;
  }
}
