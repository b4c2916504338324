package org.go2rs.transpile.body;

import java.util.List;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.decl.ConstLowering;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Assignments with an operator: {@code x += y}, {@code m[k]++}. */
final class OperatorAssigns {
  private final Fn fn;

  OperatorAssigns(Fn fn) {
    this.fn = fn;
  }

  void incDec(IncDecStmt s) {
    Type type = fn.typeOf(s.x());
    RsExpr one = fn.file.consts().literal(Value.of(1), plainOf(type), ConstLowering.Place.TYPED, null);
    operate(s.x(), s.tok() == Token.INC ? Token.ADD : Token.SUB, null, () -> one, type, s);
  }

  /** Literals beside a newtype stay bare: its operators take them. */
  private static Type plainOf(Type type) {
    return Ty.isNewtype(type) ? type.underlying() : type;
  }

  void assign(Expr lhs, Token op, Expr rhs, Node at) {
    Type type = fn.typeOf(lhs);
    boolean shift = op == Token.SHL || op == Token.SHR;
    Want want = new Want(type, true, Ty.isString(type));
    operate(lhs, op, rhs, () -> shift ? fn.operators.shiftCount(rhs) : fn.exprs.value(rhs, want), type, at);
  }

  private void operate(Expr lhs, Token op, @Nullable Expr rhs, Supplier<RsExpr> value, Type type, Node at) {
    Expr target = Nodes.unparen(lhs);
    if (target instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType map) {
      mapOperate(x, map, op, rhs, value, type, at);
      return;
    }
    boolean calls = fn.effects.calls(target);
    boolean direct = isDirect(op, rhs, type);
    boolean primitive = Ty.basic(type) != null && !Ty.isNewtype(type) && !Ty.isString(type) && !Ty.isComplex(type) && !Ty.isKind(type, BasicKind.UINTPTR);
    RsExpr v;
    RsExpr place;
    if (calls) {
      place = fn.assigns.hoisted(() -> fn.places.place(target, true));
      v = value.get();
    } else {
      v = value.get();
      boolean conflict = rhs != null && fn.borrows.conflict(target, rhs);
      boolean local = target instanceof Ident id && fn.info.uses.get(id) instanceof Var t && !Places.isGlobal(t) && !fn.facts.isCell(t) && !fn.locals.isSelf(t);
      boolean hold = rhs != null && !primitive && (fn.effects.calls(rhs) ? conflict || !local : conflict && !fn.borrows.isPlain(target));
      if (hold && !Operands.isStill(v)) {
        v = fn.operands.hold("v", v);
      }
      place = fn.places.place(target, true);
    }
    if (direct) {
      RsExpr operand = op == Token.AND_NOT ? RsExpr.not(v) : v;
      fn.stmts.emit(new RsExpr.OpAssign(Operators.rustOp(op), place, operand), at);
      return;
    }
    RsExpr read = calls ? place : fn.places.place(target, false);
    RsExpr result = op == Token.SHL || op == Token.SHR
        ? fn.operators.shifted(op, read, v, type, rhs) : fn.operators.apply(op, read, v, type, rhs == null ? target : rhs, at);
    fn.stmts.emit(new RsExpr.Assign(place, result), at);
  }

  /** Whether Rust's own operator assignment does what Go's does. */
  private boolean isDirect(Token op, @Nullable Expr rhs, Type type) {
    if (Ty.isTypeParam(type)) {
      return false;
    }
    return switch (op) {
      case QUO, REM -> rhs != null && fn.operators.plainDivision(type, rhs);
      case SHL, SHR -> rhs != null && fn.operators.shifted(op, RsExpr.path("x"), RsExpr.path("n"), type, rhs) instanceof RsExpr.Binary;
      default -> true;
    };
  }

  private void mapOperate(IndexExpr x, MapType map, Token op, @Nullable Expr rhs, Supplier<RsExpr> value, Type type, Node at) {
    boolean simple = isDirect(op, rhs, type) && (rhs == null || isCalm(rhs));
    List<RsExpr> parts = fn.operands.lower(
        List.of(
            new Operands.Operand(x.x(), "m", () -> fn.exprs.inner(x.x())),
            fn.exprs.operand(x.index(), Places.key(map), "k"),
            new Operands.Operand(rhs, "v", value)));
    RsExpr m = Places.auto(parts.get(0));
    if (simple) {
      RsExpr operand = op == Token.AND_NOT ? RsExpr.not(parts.get(2)) : parts.get(2);
      fn.stmts.emit(new RsExpr.OpAssign(Operators.rustOp(op), RsExpr.deref(RsExpr.method(m, "entry", parts.get(1))), operand), at);
      return;
    }
    RsExpr key = Operands.isStill(parts.get(1)) ? parts.get(1) : fn.operands.hold("k", parts.get(1));
    RsExpr old = RsExpr.method(m, "get", key);
    RsExpr result = op == Token.SHL || op == Token.SHR
        ? fn.operators.shifted(op, old, parts.get(2), type, rhs) : fn.operators.apply(op, old, parts.get(2), type, rhs == null ? x : rhs, at);
    fn.stmts.emit(RsExpr.method(m, "insert", key, result), at);
  }

  /** Whether an expression neither calls nor can panic. */
  private boolean isCalm(Expr e) {
    return !fn.effects.calls(e) && !Walk.anyHere(e, n ->
        n instanceof IndexExpr || n instanceof SliceExpr || n instanceof TypeAssertExpr
            || (n instanceof BinaryExpr b && (b.op() == Token.QUO || b.op() == Token.REM || b.op() == Token.SHL || b.op() == Token.SHR)));
  }
}
