package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParamUse;
import org.jspecify.annotations.Nullable;

/** Calls, and the conversions and uses of predeclared functions that look like calls. */
final class Calls {
  private final Session session;

  Calls(Session session) {
    this.session = session;
  }

  Operand check(CallExpr call) {
    IndexExpr instantiation = null;
    Operand fun;
    if (call.fun() instanceof IndexExpr index) {
      // Type arguments may be partial here: the rest is inferred from the call's arguments.
      IndexExprs.Result result = session.index.check(index);
      fun = result.operand().withExpr(index);
      instantiation = result.isInstantiation() ? index : null;
      session.recorder.record(fun);
    } else {
      fun = session.exprs.exprOrType(call.fun(), true);
    }
    return switch (fun.mode()) {
      case INVALID -> invalid(call);
      case TYPE -> conversion(call, fun);
      case BUILTIN -> builtin(call, fun);
      case NO_VALUE, CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK, COMMA_ERR, CGO_FUNC -> function(call, fun, instantiation);
    };
  }

  private Operand invalid(CallExpr call) {
    session.exprs.use(call.args());
    return Operand.invalid(call);
  }

  private Operand builtin(CallExpr call, Operand fun) {
    Operand x = session.builtins.check(call, fun);
    if (!x.isInvalid() && !x.isConstant()) {
      session.frame.hasCallOrRecv = true;
    }
    return x.withExpr(call);
  }

  private Operand conversion(CallExpr call, Operand fun) {
    Operand known = session.exprs.nonGeneric(null, fun);
    if (known.isInvalid()) {
      return Operand.invalid(call);
    }
    Type target = known.type();
    List<Expr> args = call.args();
    if (args.isEmpty()) {
      session.errors.at(call, ErrorCode.WRONG_ARG_COUNT, "missing argument in conversion to " + session.text(target));
      return Operand.invalid(call);
    }
    if (args.size() > 1) {
      session.exprs.use(args);
      Expr last = args.get(args.size() - 1);
      session.errors.at(last, ErrorCode.WRONG_ARG_COUNT, "too many arguments in conversion to " + session.text(target));
      return Operand.invalid(call);
    }
    Operand x = session.exprs.expr(args.get(0));
    if (x.isInvalid()) {
      return Operand.invalid(call);
    }
    if (!Predicates.isTypeParam(target) && target.underlying() instanceof Interface iface && !iface.isMethodSet()) {
      String why = " in conversion (contains specific type constraints or is comparable)";
      session.errors.at(call, ErrorCode.MISPLACED_CONSTRAINT_IFACE, "cannot use interface " + session.text(target) + why);
      return Operand.invalid(call);
    }
    if (call.hasEllipsis()) {
      String message = "invalid use of ... in conversion to " + session.text(target);
      session.errors.at(args.get(0), ErrorCode.BAD_DOT_DOT_DOT_SYNTAX, message);
      return Operand.invalid(call);
    }
    Operand converted = session.conversions.convert(x, target);
    return converted.isInvalid() ? Operand.invalid(call) : converted.withExpr(call);
  }

  private Operand function(CallExpr call, Operand fun, @Nullable IndexExpr instantiation) {
    CommonUnder.Result common =
        CommonUnder.of(
            fun.type(),
            session.packageNames(),
            (t, under) -> under != null && !(under instanceof Signature) ? session.text(t) + " is not a function" : null);
    if (!(common.type() instanceof Signature generic)) {
      String message = "invalid operation: cannot call " + session.text(fun) + ": " + common.error();
      session.errors.at(fun, ErrorCode.INVALID_CALL, message);
      return Operand.invalid(call);
    }
    Signature signature = session.arguments.call(call, generic, instantiation);
    if (signature == null) {
      return invalid(call);
    }
    if (generic.isGeneric() && !signature.isGeneric()) {
      session.recorder.type(call.fun(), OperandMode.VALUE, signature, null);
    }
    session.frame.hasCallOrRecv = true;
    return result(call, fun, signature);
  }

  private static Operand result(CallExpr call, Operand fun, Signature signature) {
    Operand x =
        switch (signature.results().size()) {
          // Messages about the missing value show the function's type, as Go's do.
          case 0 -> Operand.of(OperandMode.NO_VALUE, call, fun.type());
          case 1 -> Operand.value(call, signature.results().typeAt(0));
          default -> Operand.value(call, signature.results());
        };
    // If type arguments could not be inferred, the result has no meaning.
    boolean open = x.mode() == OperandMode.VALUE && signature.isGeneric() && TypeParamUse.mentions(signature.typeParams(), x.type());
    return open ? x.asInvalid() : x;
  }
}
