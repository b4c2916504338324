package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Op;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Unary operators, receive and address-of among them. */
final class UnaryExprs {
  private final Session session;

  UnaryExprs(Session session) {
    this.session = session;
  }

  Operand check(UnaryExpr e) {
    Operand x = session.exprs.expr(e.x());
    if (x.isInvalid()) {
      return x.withExpr(e);
    }
    return switch (e.op()) {
      case AND -> address(e, x);
      case ARROW -> receive(e, x);
      case TILDE -> tilde(e, x);
      default -> arithmetic(e, e.op(), x);
    };
  }

  private Operand address(UnaryExpr e, Operand x) {
    if (x.mode() != OperandMode.VARIABLE && !(Nodes.unparen(e.x()) instanceof CompositeLit)) {
      session.errors.at(x, ErrorCode.UNADDRESSABLE_OPERAND, "invalid operation: cannot take address of " + session.text(x));
      return Operand.invalid(e);
    }
    return Operand.value(e, new Pointer(x.type()));
  }

  private Operand receive(UnaryExpr e, Operand x) {
    Type elem = chanElem(x.pos(), x, true);
    if (elem == null) {
      return Operand.invalid(e);
    }
    session.frame.hasCallOrRecv = true;
    return Operand.of(OperandMode.COMMA_OK, e, elem);
  }

  private Operand tilde(UnaryExpr e, Operand x) {
    String message = "cannot use ~ outside of interface or type constraint";
    boolean integer = Predicates.allInteger(x.type());
    session.errors.at(e, ErrorCode.UNDEFINED_OP, integer ? message + " (use ^ for bitwise complement)" : message);
    return integer ? arithmetic(e, Token.XOR, x) : Operand.invalid(e);
  }

  private Operand arithmetic(UnaryExpr e, Token op, Operand x) {
    boolean defined =
        switch (op) {
          case ADD, SUB -> Predicates.allNumeric(x.type());
          case XOR -> Predicates.allInteger(x.type());
          case NOT -> Predicates.allBoolean(x.type());
          default -> false;
        };
    if (!defined) {
      String message = "invalid operation: operator " + op.text() + " not defined on " + session.text(x);
      session.errors.at(x, ErrorCode.UNDEFINED_OP, message);
      return Operand.invalid(e);
    }
    if (!x.isConstant()) {
      return Operand.value(e, x.type());
    }
    if (x.constant().kind() == Kind.UNKNOWN) {
      return x.withExpr(e);
    }
    int bits = Predicates.isUnsigned(x.type()) ? (int) session.config.sizes().sizeOf(x.type()) * 8 : 0;
    Value value = Constants.unaryOp(operator(op), x.constant(), bits);
    return session.overflow.check(Operand.constant(e, x.type(), value), e.opPos());
  }

  private static Op operator(Token op) {
    return switch (op) {
      case ADD -> Op.ADD;
      case SUB -> Op.SUB;
      case XOR -> Op.XOR;
      case NOT -> Op.NOT;
      default -> throw new IllegalArgumentException(op.text());
    };
  }

  /** The element type of a channel that is received from or sent to; null after an error. */
  @Nullable Type chanElem(int pos, Operand x, boolean receive) {
    CommonUnder.Result found =
        CommonUnder.of(
            x.type(),
            session.packageNames(),
            (t, under) -> {
              if (under == null) {
                return "no specific channel type";
              }
              if (!(under instanceof Chan chan)) {
                return "non-channel " + session.text(t);
              }
              if (receive && chan.dir() == Chan.Dir.SEND_ONLY) {
                return "send-only channel " + session.text(t);
              }
              return !receive && chan.dir() == Chan.Dir.RECV_ONLY ? "receive-only channel " + session.text(t) : null;
            });
    if (found.type() instanceof Chan chan) {
      return chan.elem();
    }
    String verb = "invalid operation: cannot " + (receive ? "receive from " : "send to ");
    String what = Predicates.isTypeParam(x.type()) ? session.text(x) + ": " + found.error() : found.error() + " " + session.text(x);
    session.errors.at(pos, receive ? ErrorCode.INVALID_RECEIVE : ErrorCode.INVALID_SEND, verb + what);
    return null;
  }

  /** The type that a pointer points to; null after an error. */
  @Nullable Type pointerBase(Operand x) {
    Type[] base = new Type[1];
    boolean ok =
        Predicates.underIs(
            x.type(),
            under -> {
              if (!(under instanceof Pointer pointer)) {
                session.errors.at(x, ErrorCode.INVALID_INDIRECTION, "invalid operation: cannot indirect " + session.text(x));
                return false;
              }
              if (base[0] != null && !Types.identical(pointer.elem(), base[0])) {
                String message = "invalid operation: pointers of " + session.text(x) + " must have identical base types";
                session.errors.at(x, ErrorCode.INVALID_INDIRECTION, message);
                return false;
              }
              base[0] = pointer.elem();
              return true;
            });
    return ok ? base[0] : null;
  }
}
