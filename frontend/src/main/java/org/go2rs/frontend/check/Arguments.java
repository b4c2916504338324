package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Infer;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Subst;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Arguments of calls: their number, the type arguments that follow from them, and whether they fit the parameters. */
final class Arguments {
  /** An argument: a value, or a generic function with those of its type arguments that were given. */
  private record Arg(Operand operand, List<Type> typeArgs) {}

  private final Session session;

  Arguments(Session session) {
    this.session = session;
  }

  /**
   * Checks the arguments of a call and infers type arguments.
   *
   * @param instantiation the function expression, if it gives type arguments
   * @return the instantiated signature; the generic one if arguments are wrong; null if type arguments are wrong
   */
  @Nullable Signature call(CallExpr call, Signature generic, @Nullable IndexExpr instantiation) {
    Signature signature = generic;
    List<Type> typeArgs = List.of();
    List<Expr> typeArgExprs = List.of();
    if (instantiation != null) {
      typeArgExprs = instantiation.indices();
      typeArgs = session.typeExprs.list(typeArgExprs);
      if (typeArgs == null) {
        return null;
      }
      int want = generic.typeParams().size();
      if (typeArgs.size() > want) {
        String message = "got " + typeArgs.size() + " type arguments but want " + want;
        session.errors.at(typeArgExprs.get(want), ErrorCode.WRONG_TYPE_ARG_COUNT, message);
        return null;
      }
      if (typeArgs.size() == want) {
        session.verify(instantiation.pos(), GoVersion.GO1_18, "function instantiation");
        signature = session.funcInstances.instantiate(instantiation.lbrack(), instantiation, generic, typeArgs, typeArgExprs);
        typeArgs = List.of();
        typeArgExprs = List.of();
      }
    }
    return check(call, signature, typeArgs, typeArgExprs, args(call.args()));
  }

  /** Checks arguments that are plain values, for a predeclared function. */
  void values(CallExpr call, Signature signature, List<Operand> values) {
    check(call, signature, List.of(), List.of(), values.stream().map(x -> new Arg(x, List.of())).toList());
  }

  private List<Arg> args(List<Expr> exprs) {
    boolean inferNow = !session.allows(GoVersion.GO1_21);
    List<Arg> result = new ArrayList<>();
    for (Expr e : exprs) {
      if (e instanceof IndexExpr index) {
        result.add(indexed(index, inferNow));
      } else if (exprs.size() == 1) {
        Operand x = session.exprs.genericMulti(e);
        if (!x.isInvalid() && x.type() instanceof Tuple tuple) {
          Exprs.unpacked(e, tuple).forEach(value -> result.add(new Arg(value, List.of())));
        } else {
          result.add(new Arg(x, List.of()));
        }
      } else {
        result.add(new Arg(session.exprs.genericExpr(e), List.of()));
      }
    }
    return result;
  }

  private Arg indexed(IndexExpr e, boolean inferNow) {
    IndexExprs.Result result = session.index.check(e);
    if (!result.isInstantiation()) {
      Operand x = session.exprs.checked(result.operand().withExpr(e));
      return new Arg(x, List.of());
    }
    FuncInstances.Partial partial = session.funcInstances.partial(result.operand(), e, inferNow);
    if (partial.typeArgs().isEmpty()) {
      session.recorder.record(partial.operand());
    }
    return new Arg(partial.operand(), partial.typeArgs());
  }

  private Signature check(CallExpr call, Signature signature, List<Type> typeArgs, List<Expr> typeArgExprs, List<Arg> args) {
    Tuple params = parameters(call, signature, args);
    if (params == null) {
      return signature;
    }
    List<TypeParam> typeParams = List.of();
    Tuple sigParams = params;
    if (signature.isGeneric()) {
      if (!session.allows(GoVersion.GO1_18)) {
        String how = call.fun() instanceof IndexExpr ? "function instantiation" : "implicit function instantiation";
        session.versionError(Positions.start(call), GoVersion.GO1_18, how);
      }
      // A recursive call mentions the same type parameters on both sides; new ones keep them apart.
      Infer.Renamed renamed = Infer.renamed(signature.typeParams(), params, session.context);
      typeParams = renamed.typeParams();
      sigParams = (Tuple) renamed.type();
    }
    Solved solved = solve(call, signature, typeParams, typeArgs, sigParams, args);
    if (solved == null) {
      return signature;
    }
    Signature result = signature;
    if (signature.isGeneric()) {
      List<Type> own = solved.typeArgs.subList(0, typeParams.size());
      result = session.funcInstances.instantiate(call.lparen(), call.fun(), signature, own, typeArgExprs);
      sigParams = Subst.of(typeParams, own, session.context).tuple(sigParams);
    }
    String context = "argument to " + ExprStrings.of(call.fun());
    for (int i = 0; i < solved.values.size(); i++) {
      session.assignments.assign(solved.values.get(i), sigParams.typeAt(i), context);
    }
    return result;
  }

  /** One parameter for each argument; null after an error about their number. */
  private @Nullable Tuple parameters(CallExpr call, Signature signature, List<Arg> args) {
    int count = args.size();
    Tuple params = signature.params();
    int wanted = params.size();
    boolean dots = call.hasEllipsis();
    if (!signature.variadic()) {
      if (dots) {
        String message = "cannot use ... in call to non-variadic " + ExprStrings.of(call.fun());
        session.errors.at(call, ErrorCode.NON_VARIADIC_DOT_DOT_DOT, message);
        return null;
      }
    } else if (dots) {
      if (call.args().size() == 1 && count > 1) {
        String message = "cannot use ... with " + count + "-valued " + ExprStrings.of(call.args().get(0));
        session.errors.at(call, ErrorCode.INVALID_DOT_DOT_DOT, message);
        return null;
      }
    } else if (count >= wanted - 1) {
      params = spread(params, count);
      wanted = count;
    } else {
      wanted--;
    }
    if (count == wanted) {
      return params;
    }
    wrongCount(call, signature, args, wanted, dots);
    return null;
  }

  /** Parameters for the single values of a variadic call. */
  private static Tuple spread(Tuple params, int count) {
    int fixed = params.size() - 1;
    Var last = params.at(fixed);
    List<Var> vars = new ArrayList<>(params.vars().subList(0, fixed));
    if (last.type() instanceof Slice slice) {
      while (vars.size() < count) {
        vars.add(Var.param(last.pos(), last.pkg(), last.name(), slice.elem()));
      }
    }
    return Tuple.of(vars);
  }

  private void wrongCount(CallExpr call, Signature signature, List<Arg> args, int wanted, boolean dots) {
    int at = Positions.start(call);
    String qualifier = "not enough";
    if (args.size() > wanted) {
      at = args.get(wanted).operand.pos();
      qualifier = "too many";
    } else if (!args.isEmpty()) {
      at = args.get(args.size() - 1).operand.pos();
    }
    String have = session.assignments.summary(args.stream().map(arg -> arg.operand.type()).toList(), false, dots);
    String want = session.assignments.summary(signature.params().vars().stream().map(Var::type).toList(), signature.variadic(), false);
    String message = qualifier + " arguments in call to " + ExprStrings.of(call.fun()) + "\n\thave " + have + "\n\twant " + want;
    session.errors.at(at, ErrorCode.WRONG_ARG_COUNT, message);
  }

  /** The type arguments of the call and of generic functions among its arguments, and the arguments with these instantiated. */
  private record Solved(List<Type> typeArgs, List<Operand> values) {}

  private @Nullable Solved solve(
      CallExpr call, Signature signature, List<TypeParam> own, List<Type> given, Tuple params, List<Arg> args) {
    List<TypeParam> typeParams = new ArrayList<>(own);
    List<@Nullable Type> typeArgs = FuncInstances.padded(given, own.size());
    List<Operand> values = new ArrayList<>();
    List<Integer> generic = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      Operand x = args.get(i).operand;
      if (!x.isInvalid() && x.type() instanceof Signature function && function.isGeneric()) {
        Infer.Renamed renamed = Infer.renamed(function.typeParams(), function, session.context);
        x = x.withType(((Signature) renamed.type()).withTypeParams(renamed.typeParams()));
        typeParams.addAll(renamed.typeParams());
        typeArgs.addAll(args.get(i).typeArgs);
        typeArgs = FuncInstances.padded(typeArgs, typeParams.size());
        generic.add(i);
      }
      values.add(x);
    }
    if (typeParams.isEmpty()) {
      return new Solved(List.of(), values);
    }
    if (!generic.isEmpty()) {
      session.verify(values.get(generic.get(0)).pos(), GoVersion.GO1_21, "implicitly instantiated function as argument");
    }
    List<Type> inferred = infer(call, typeParams, typeArgs, params, values);
    if (inferred == null) {
      return null;
    }
    int next = own.size();
    for (int i : generic) {
      Operand x = values.get(i);
      Signature function = (Signature) x.type();
      List<Type> its = inferred.subList(next, next + function.typeParams().size());
      next += its.size();
      x = x.withType(session.funcInstances.instantiate(call.lparen(), x.expr(), function, its, List.of()));
      session.recorder.record(x);
      values.set(i, x);
    }
    return new Solved(inferred, values);
  }

  private @Nullable List<Type> infer(
      CallExpr call, List<TypeParam> typeParams, List<@Nullable Type> typeArgs, Tuple params, List<Operand> values) {
    List<Infer.Arg> args = new ArrayList<>();
    for (Operand x : values) {
      OperandMode mode = x.mode();
      args.add(new Infer.Arg(x.type(), mode, x.exprText(), x.pos()));
    }
    String prefix = "in call to " + ExprStrings.of(call.fun()) + ", ";
    return Infer.infer(
        call.lparen(),
        typeParams,
        typeArgs,
        params,
        args,
        false,
        session.env(),
        session::place,
        (at, message) -> session.errors.at(at, ErrorCode.CANNOT_INFER_TYPE_ARGS, prefix + message));
  }
}
