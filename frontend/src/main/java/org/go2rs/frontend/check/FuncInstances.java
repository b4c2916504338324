package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Infer;
import org.go2rs.frontend.types.Instances;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Generic functions that are used as values: {@code f[int]}, or {@code var g func(int) = f}. */
final class FuncInstances {
  /** A generic function with some of its type arguments; the operand is invalid after an error. */
  record Partial(Operand operand, List<Type> typeArgs) {}

  private final Session session;

  FuncInstances(Session session) {
    this.session = session;
  }

  /** {@code f[T]}, where missing type arguments come from the target. */
  Operand explicit(@Nullable Target target, Operand x, IndexExpr e) {
    Operand fun = x.withExpr(e);
    List<Type> args = typeArgs(fun, e);
    return args == null ? Operand.invalid(e) : complete(target, fun, args, e.indices(), e.lbrack());
  }

  /** A generic function without type arguments: all come from the target. */
  Operand infer(Target target, Operand x) {
    session.verify(own(x), GoVersion.GO1_18, "function instantiation");
    return complete(target, x, List.of(), List.of(), own(x));
  }

  /** {@code f[T]} as an argument of a call, where type arguments may be missing until those of the call are inferred. */
  Partial partial(Operand x, IndexExpr e, boolean inferNow) {
    Operand fun = x.withExpr(e);
    List<Type> args = typeArgs(fun, e);
    if (args == null) {
      return new Partial(Operand.invalid(e), List.of());
    }
    Signature signature = (Signature) fun.type().underlying();
    if (args.size() < signature.typeParams().size() && !inferNow) {
      return new Partial(fun, args);
    }
    return new Partial(complete(null, fun, args, e.indices(), e.lbrack()), List.of());
  }

  private @Nullable List<Type> typeArgs(Operand x, IndexExpr e) {
    session.verify(e.lbrack(), GoVersion.GO1_18, "function instantiation");
    List<Type> args = session.typeExprs.list(e.indices());
    int want = ((Signature) x.type().underlying()).typeParams().size();
    if (args != null && args.size() > want) {
      String message = "got " + args.size() + " type arguments but want " + want;
      session.errors.at(e.indices().get(args.size() - 1), ErrorCode.WRONG_TYPE_ARG_COUNT, message);
      return null;
    }
    return args;
  }

  private Operand complete(@Nullable Target target, Operand x, List<Type> given, List<Expr> argExprs, int pos) {
    Signature signature = (Signature) x.type().underlying();
    List<Type> args = given;
    if (given.size() < signature.typeParams().size()) {
      List<Var> params = List.of();
      List<Infer.Arg> values = List.of();
      if (target != null) {
        // In a still older language instantiation itself has been reported.
        if (session.allows(GoVersion.GO1_18) && !session.allows(GoVersion.GO1_21)) {
          String how = argExprs.isEmpty() ? "implicitly" : "partially";
          session.versionError(pos, GoVersion.GO1_21, how + " instantiated function in assignment");
        }
        Signature plain = Signature.of(signature.params(), signature.results(), signature.variadic());
        params = List.of(Var.param(x.pos(), session.pkg, "", plain));
        values = List.of(new Infer.Arg(target.signature(), OperandMode.VALUE, target.description(), x.pos()));
      }
      Infer.Renamed renamed = Infer.renamed(signature.typeParams(), Tuple.of(params), session.context);
      args =
          Infer.infer(
              pos,
              renamed.typeParams(),
              given,
              (Tuple) renamed.type(),
              values,
              target != null,
              session.env(),
              session::place,
              (at, message) -> session.errors.at(at, ErrorCode.CANNOT_INFER_TYPE_ARGS, message));
      if (args == null) {
        return x.asInvalid();
      }
    }
    Signature instance = instantiate(own(x), x.expr(), signature, args, argExprs);
    return x.asValue(instance);
  }

  /**
   * Instantiates a generic function and records it.
   *
   * @param argExprs those type arguments that were written
   */
  Signature instantiate(int pos, @Nullable Expr expr, Signature generic, List<Type> args, List<Expr> argExprs) {
    Signature instance = Instances.signature(generic, args, session.context);
    if (expr != null) {
      session.recorder.instance(expr, args, instance);
    }
    List<TypeParam> params = generic.typeParams();
    session.later(() -> session.typeExprs.verify(pos, params, args, argExprs));
    return instance;
  }

  private static int own(Operand x) {
    return x.expr() == null ? 0 : Positions.own(x.expr());
  }

  /** Several lists of types as one, with nulls for what is not known. */
  static List<@Nullable Type> padded(List<? extends @Nullable Type> types, int size) {
    List<@Nullable Type> result = new ArrayList<>(types);
    while (result.size() < size) {
      result.add(null);
    }
    return result;
  }
}
