package org.go2rs.transpile.body;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.rust.*;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.jspecify.annotations.Nullable;

/** Unary and binary operators with Go's rules: shifts of any count, division, comparison of interfaces, short circuits. */
final class Operators {
  private final Fn fn;

  Operators(Fn fn) {
    this.fn = fn;
  }

  RsExpr unary(UnaryExpr u, Want want) {
    return switch (u.op()) {
      case ADD -> fn.exprs.value(u.x(), want.withType(null));
      case SUB -> negative(u, want);
      case NOT, XOR -> Ty.goesByCore(fn.typeOf(u)) ? fn.conversions.wrap(RsExpr.not(fn.exprs.inner(u.x())), fn.typeOf(u)) : RsExpr.not(fn.exprs.value(u.x(), want.withType(null)));
      default -> fn.unsupported(u, "the operator " + u.op());
    };
  }

  /** Rust has no minus for unsigned primitives. */
  private RsExpr negative(UnaryExpr u, Want want) {
    Type type = fn.typeOf(u);
    RsExpr x = fn.exprs.value(u.x(), want.withType(null));
    if (Ty.isTypeParam(type)) {
      return RsExpr.method(Places.auto(x), "negated");
    }
    boolean unsigned = Ty.isUnsigned(type) && !Ty.isNewtype(type) && !Ty.isKind(type, BasicKind.UINTPTR);
    return unsigned ? RsExpr.method(x, "wrapping_neg") : RsExpr.neg(x);
  }

  RsExpr binary(BinaryExpr b, Want want) {
    return switch (b.op()) {
      case LAND -> shortCircuit(b, BinaryOp.LAND);
      case LOR -> shortCircuit(b, BinaryOp.LOR);
      case EQL, NEQ, LSS, LEQ, GTR, GEQ -> wrapBool(b, comparison(b));
      case SHL, SHR -> shift(b, want);
      default -> arithmetic(b, want);
    };
  }

  /** A comparison is a plain {@code bool}; a defined boolean type wraps it. */
  private RsExpr wrapBool(BinaryExpr b, RsExpr cmp) {
    Type type = fn.typeOf(b);
    return fn.conversions.wrap(cmp, type);
  }

  private RsExpr shortCircuit(BinaryExpr b, BinaryOp op) {
    RsExpr left = fn.exprs.condition(b.x());
    boolean before = fn.hoisting;
    fn.hoisting = false;
    RsExpr right = fn.out.value(() -> fn.exprs.condition(b.y()));
    fn.hoisting = before;
    RsExpr range = op == BinaryOp.LAND ? charRange(b) : null;
    RsExpr both = range != null ? range : RsExpr.binary(op, left, right);
    Type type = fn.typeOf(b);
    RsExpr result = fn.conversions.wrap(both, type);
    return fn.hoisting && fn.effects.calls(b) ? fn.operands.hold("ok", result) : result;
  }

  /** {@code '0' <= r && r <= '9'} of a plain variable is {@code matches!(r.as_char(), '0'..='9')}, for bytes {@code matches!(c, b'0'..=b'9')}. */
  private @Nullable RsExpr charRange(BinaryExpr b) {
    if (!(Nodes.unparen(b.x()) instanceof BinaryExpr l) || !(Nodes.unparen(b.y()) instanceof BinaryExpr h)) {
      return null;
    }
    Expr low = l.op() == Token.LEQ ? l.x() : l.op() == Token.GEQ ? l.y() : null;
    Expr value = l.op() == Token.LEQ ? l.y() : l.x();
    Expr high = h.op() == Token.LEQ ? h.y() : h.op() == Token.GEQ ? h.x() : null;
    Expr again = h.op() == Token.LEQ ? h.x() : h.y();
    if (low == null || high == null || !(Nodes.unparen(low) instanceof BasicLit lo) || !(Nodes.unparen(high) instanceof BasicLit hi)
        || lo.kind() != Token.CHAR || hi.kind() != Token.CHAR
        || !(Nodes.unparen(value) instanceof Ident x) || !(Nodes.unparen(again) instanceof Ident y)
        || fn.info.uses.get(x) != fn.info.uses.get(y)) {
      return null;
    }
    int from = Literals.runeValue(lo.value());
    int to = Literals.runeValue(hi.value());
    Type type = fn.typeOf(x);
    boolean isByte = Ty.isPlain(type, BasicKind.UINT8) && to < 0x80;
    boolean isRune = Ty.isPlain(type, BasicKind.INT32) && to < 0xd800;
    if (from > to || (!isByte && !isRune)) {
      return null;
    }
    RsExpr v = fn.exprs.value(x);
    if (isByte) {
      return new RsExpr.Matches(v, new RsPat.Range(new RsExpr.ByteLit(from), new RsExpr.ByteLit(to)));
    }
    return new RsExpr.Matches(RsExpr.method(v, "as_char"), new RsPat.Range(new RsExpr.CharLit(from), new RsExpr.CharLit(to)));
  }

  // Comparison.

  private RsExpr comparison(BinaryExpr b) {
    BinaryOp op = compareOp(b.op());
    if (fn.isNil(b.y()) || fn.isNil(b.x())) {
      Expr x = fn.isNil(b.y()) ? b.x() : b.y();
      if (Ty.isTypeParam(fn.typeOf(x)) && !isWord(Ty.under(fn.typeOf(x)))) {
        RsExpr isNil = isNil(x);
        return op == BinaryOp.EQ ? isNil : RsExpr.not(isNil);
      }
      return RsExpr.binary(op, nilOperand(x), RsExpr.path("nil"));
    }
    Type x = fn.typeOf(b.x());
    Type y = fn.typeOf(b.y());
    Type both = commonType(b, x, y);
    List<RsExpr> parts = fn.exprs.all(List.of(compared(b.x(), b.y(), both), compared(b.y(), b.x(), both)));
    RsExpr left = isRead(parts.get(1)) ? parts.get(0) : besides(b.x(), parts.get(0), b.y());
    return RsExpr.binary(op, left, parts.get(1));
  }

  /** The left side of a comparison, which Rust borrows: in a variable of its own where the right side calls a method that borrows the same place. */
  private RsExpr besides(Expr left, RsExpr value, Expr right) {
    boolean held = Operands.isStill(value) && !(Nodes.unparen(left) instanceof Ident);
    return !held && fn.calls.borrowsReceiver(right) && fn.borrows.conflict(left, right) ? fn.operands.hold(Operands.nameFor(left), value) : value;
  }

  /** Whether an operand is a variable or a field of one: calls in it have been put into variables. */
  private static boolean isRead(RsExpr e) {
    return Operands.isStill(e) || e instanceof RsExpr.Field f && isRead(f.receiver());
  }

  /** Whether a value of a type parameter is nil; slices and maps know it, what is one of several types has only its bytes. */
  private RsExpr isNil(Expr x) {
    RsExpr value = fn.exprs.value(x);
    Type under = Ty.under(fn.typeOf(x));
    return under instanceof Slice || under instanceof MapType ? RsExpr.method(Places.auto(value), "is_nil") : RsExpr.call(RsPath.of("go2rs", "is_nil"), List.of(value));
  }

  /** Whether values of the type are one word, which the prelude compares with nil in generic code, too. */
  private static boolean isWord(Type under) {
    return under instanceof Pointer || under instanceof Chan || under instanceof Signature;
  }

  private RsExpr nilOperand(Expr x) {
    Type type = fn.typeOf(x);
    return fn.conversions.unwrap(fn.exprs.value(x), type);
  }

  private Operands.Operand compared(Expr e, Expr other, Type both) {
    boolean text = Ty.isPlain(both, BasicKind.STRING);
    Want want = new Want(both, true, text);
    return fn.shared.operand(e, want, "", List.of(other));
  }

  /** The type in which both sides are compared: an interface if one side is one, the typed side for constants. */
  private Type commonType(BinaryExpr b, Type x, Type y) {
    return !Ty.isInterface(x) && !Ty.isInterface(y) && fn.isConstant(b.x()) && !fn.isConstant(b.y()) ? y : commonType(x, y);
  }

  /** The type in which values of two types are compared. */
  static Type commonType(Type x, Type y) {
    boolean xi = Ty.isInterface(x);
    boolean yi = Ty.isInterface(y);
    if (xi != yi) {
      return xi ? x : y;
    }
    if (xi) {
      return assignable(y, x) ? x : y;
    }
    if (Ty.under(x) instanceof Chan c && Ty.under(y) instanceof Chan d && c.dir() == Chan.Dir.SEND_RECV && d.dir() != c.dir()) {
      return y;
    }
    if (x instanceof Basic basic && basic.isUntyped()) {
      return Types.defaultType(y);
    }
    return x;
  }

  private static boolean assignable(Type from, Type to) {
    return from.underlying() instanceof Interface f && to.underlying() instanceof Interface t && f.typeSet().methods().size() >= t.typeSet().methods().size();
  }

  static BinaryOp compareOp(Token op) {
    return switch (op) {
      case EQL -> BinaryOp.EQ;
      case NEQ -> BinaryOp.NE;
      case LSS -> BinaryOp.LT;
      case LEQ -> BinaryOp.LE;
      case GTR -> BinaryOp.GT;
      case GEQ -> BinaryOp.GE;
      default -> throw new IllegalArgumentException("no comparison: " + op);
    };
  }

  // Arithmetic.

  private RsExpr arithmetic(BinaryExpr b, Want want) {
    Type type = fn.typeOf(b);
    if (Ty.isString(type) && b.op() == Token.ADD) {
      return concatenation(b, type);
    }
    Want inside = new Want(type, want.anchored() || !fn.isConstant(b.x()) || !fn.isConstant(b.y()), false);
    boolean x = anchors(b.x());
    boolean y = anchors(b.y());
    boolean called = (b.op() == Token.QUO || b.op() == Token.REM) && !plainDivision(type, b.y());
    Want left = new Want(type, (want.anchored() || y) && !called, false);
    Want right = new Want(type, want.anchored() || x, false);
    List<RsExpr> parts = fn.exprs.all(
        List.of(fn.exprs.operand(b.x(), x ? inside : left, ""), fn.exprs.operand(b.y(), y ? inside : right, "")));
    return apply(b.op(), parts.get(0), parts.get(1), type, b.y(), b);
  }

  /** Whether an operand tells rustc its type by itself. */
  private boolean anchors(Expr e) {
    return !fn.isConstant(Nodes.unparen(e));
  }

  private RsExpr concatenation(BinaryExpr b, Type type) {
    List<Expr> terms = new ArrayList<>();
    flatten(b, terms);
    List<Operands.Operand> operands = new ArrayList<>();
    boolean plain = !Ty.isNewtype(type) && !Ty.isTypeParam(type);
    for (int i = 0; i < terms.size(); i++) {
      // One side of the first sum must be a Str; a literal may stay text anywhere else.
      boolean text = plain && (i > 1 || (i == 1 ? !isText(terms.get(0)) : !isText(terms.get(1)) && terms.size() > 1));
      operands.add(fn.shared.operand(terms.get(i), new Want(type, true, text), "", terms));
    }
    List<RsExpr> parts = fn.exprs.all(operands);
    RsExpr sum = parts.get(0);
    for (RsExpr part : parts.subList(1, parts.size())) {
      sum = RsExpr.binary(BinaryOp.ADD, sum, part);
    }
    return sum;
  }

  private boolean isText(Expr e) {
    return fn.isConstant(Nodes.unparen(e)) && fn.file.consts().constOf(Nodes.unparen(e)) == null;
  }

  private void flatten(Expr e, List<Expr> out) {
    if (e instanceof BinaryExpr b && b.op() == Token.ADD && !fn.isConstant(b)) {
      flatten(b.x(), out);
      out.add(b.y());
    } else {
      out.add(e);
    }
  }

  /** The operator applied to two lowered operands of one type. */
  RsExpr apply(Token op, RsExpr x, RsExpr y, Type type, Expr right, Node at) {
    return switch (op) {
      case ADD -> RsExpr.binary(BinaryOp.ADD, x, y);
      case SUB -> RsExpr.binary(BinaryOp.SUB, x, y);
      case MUL -> RsExpr.binary(BinaryOp.MUL, x, y);
      case AND -> RsExpr.binary(BinaryOp.AND, x, y);
      case OR -> RsExpr.binary(BinaryOp.OR, x, y);
      case XOR -> RsExpr.binary(BinaryOp.XOR, x, y);
      case AND_NOT -> RsExpr.binary(BinaryOp.AND, x, RsExpr.not(y));
      case QUO -> plainDivision(type, right) ? RsExpr.binary(BinaryOp.DIV, x, y) : division("quo", x, y);
      case REM -> plainDivision(type, right) ? RsExpr.binary(BinaryOp.REM, x, y) : division("rem", x, y);
      default -> fn.unsupported(at, "the operator " + op);
    };
  }

  private static RsExpr division(String name, RsExpr x, RsExpr y) {
    return RsExpr.method(x, name, y);
  }

  /** Whether Rust's own operator does what Go's does: floats, and integer divisors that are constants other than 0 and -1. */
  boolean plainDivision(Type type, Expr right) {
    if (!Ty.isInteger(type) || Ty.isNewtype(type) || Ty.isKind(type, BasicKind.UINTPTR)) {
      return !Ty.isTypeParam(type);
    }
    TypeAndValue tv = fn.tv(Nodes.unparen(right));
    if (tv == null || !(tv.value() instanceof Value v) || !(org.go2rs.frontend.constant.Constants.toInt(v) instanceof Value.IntVal i)) {
      return false;
    }
    return i.value().signum() != 0 && !i.value().equals(BigInteger.ONE.negate());
  }

  // Shifts.

  private RsExpr shift(BinaryExpr b, Want want) {
    Type type = fn.typeOf(b);
    boolean plain = shifted(b.op(), RsExpr.path("x"), RsExpr.path("n"), type, b.y()) instanceof RsExpr.Binary;
    Want left = new Want(type, want.anchored() && plain, false);
    List<RsExpr> parts = fn.exprs.all(List.of(fn.exprs.operand(b.x(), left, ""), new Operands.Operand(b.y(), "n", () -> shiftCount(b.y()))));
    return shifted(b.op(), parts.get(0), parts.get(1), type, b.y());
  }

  /** The count of a shift, whatever integer type it has. */
  RsExpr shiftCount(Expr e) {
    Expr x = Nodes.unparen(e);
    if (fn.isConstant(x)) {
      return fn.constants.index(x);
    }
    return fn.conversions.unwrap(fn.exprs.known(x), fn.typeOf(x));
  }

  RsExpr shifted(Token op, RsExpr x, RsExpr n, Type type, Expr count) {
    BinaryOp plain = op == Token.SHL ? BinaryOp.SHL : BinaryOp.SHR;
    if (isSmall(count, type) || Ty.isNewtype(type) || Ty.isKind(type, BasicKind.UINTPTR)) {
      return RsExpr.binary(plain, x, n);
    }
    return RsExpr.method(x, op == Token.SHL ? "shl" : "shr", n);
  }

  /** Whether the count is below the width for certain: a constant, or masked as in {@code n & 63} and {@code n % 64}. */
  private boolean isSmall(Expr count, Type type) {
    Basic b = Ty.basic(type);
    if (b == null) {
      return false;
    }
    int bits = Ty.bits(b);
    Expr e = Nodes.unparen(count);
    BigInteger constant = constant(e);
    if (constant != null) {
      return constant.signum() >= 0 && constant.compareTo(BigInteger.valueOf(bits)) < 0;
    }
    if (e instanceof BinaryExpr mask && Ty.isUnsigned(fn.typeOf(e)) && !Ty.isNewtype(fn.typeOf(e)) && !Ty.isKind(fn.typeOf(e), BasicKind.UINTPTR)) {
      BigInteger limit = constant(Nodes.unparen(mask.y()));
      return limit != null
          && ((mask.op() == Token.AND && limit.compareTo(BigInteger.valueOf(bits)) < 0)
              || (mask.op() == Token.REM && limit.compareTo(BigInteger.valueOf(bits)) <= 0));
    }
    return false;
  }

  private @Nullable BigInteger constant(Expr e) {
    TypeAndValue tv = fn.tv(e);
    return tv != null && tv.value() instanceof Value v && org.go2rs.frontend.constant.Constants.toInt(v) instanceof Value.IntVal i ? i.value() : null;
  }

  static BinaryOp rustOp(Token op) {
    return switch (op) {
      case ADD -> BinaryOp.ADD;
      case SUB -> BinaryOp.SUB;
      case MUL -> BinaryOp.MUL;
      case QUO -> BinaryOp.DIV;
      case REM -> BinaryOp.REM;
      case AND, AND_NOT -> BinaryOp.AND;
      case OR -> BinaryOp.OR;
      case XOR -> BinaryOp.XOR;
      case SHL -> BinaryOp.SHL;
      case SHR -> BinaryOp.SHR;
      default -> throw new IllegalArgumentException("no operator: " + op);
    };
  }
}
