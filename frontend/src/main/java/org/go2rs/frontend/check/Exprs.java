package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Cause;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Methods;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Expressions: what each kind yields, and which operands are good for which place. */
final class Exprs {
  /** The values of an expression list, and whether they are those of a comma-ok expression. */
  record Values(List<Operand> list, boolean commaOk) {}

  private final Session session;

  Exprs(Session session) {
    this.session = session;
  }

  // ---- what callers want

  /** A single value. */
  Operand expr(Expr e) {
    return expr(null, e);
  }

  /** A single value; a generic function takes its type arguments from the target that it is assigned to. */
  Operand expr(@Nullable Target target, Expr e) {
    return singleValue(onlyValue(raw(target, e, null, false)));
  }

  /** A single value, or a generic function. */
  Operand genericExpr(Expr e) {
    return singleValue(onlyValue(raw(null, e, null, true)));
  }

  /** One or several values, or a generic function: the only argument of a call. */
  Operand genericMulti(Expr e) {
    return onlyValue(raw(null, e, null, true));
  }

  /** A single value that was not checked by {@link #raw}, but must be recorded as if it were. */
  Operand checked(Operand operand) {
    Operand x = finite(operand);
    session.recorder.record(x);
    return singleValue(onlyValue(x));
  }

  /** An element of a composite literal, whose own literal may leave out the type that the hint gives. */
  Operand exprWithHint(Expr e, Type hint) {
    return singleValue(onlyValue(raw(null, e, hint, false)));
  }

  /** A single value, a type, or a predeclared function. */
  Operand exprOrType(Expr e, boolean allowGeneric) {
    Operand x = raw(null, e, null, allowGeneric);
    if (x.mode() == OperandMode.NO_VALUE) {
      session.errors.at(x, ErrorCode.TOO_MANY_VALUES, session.text(x) + " used as value or type");
      return x.asInvalid();
    }
    return singleValue(x);
  }

  /** All values of an expression; with {@code allowCommaOk} a second one for those that can tell whether they succeeded. */
  Values multi(Expr e, boolean allowCommaOk) {
    Operand x = onlyValue(raw(null, e, null, false));
    if (!x.isInvalid() && x.type() instanceof Tuple tuple) {
      return new Values(unpacked(e, tuple), false);
    }
    boolean hasOk = x.mode() == OperandMode.MAP_INDEX || x.mode() == OperandMode.COMMA_OK;
    if (allowCommaOk && hasOk) {
      return new Values(List.of(x, Operand.value(e, Basic.UNTYPED_BOOL)), true);
    }
    return new Values(List.of(x), false);
  }

  static List<Operand> unpacked(Expr e, Tuple tuple) {
    List<Operand> result = new ArrayList<>();
    for (Var v : tuple.vars()) {
      result.add(Operand.value(e, v.type()));
    }
    return result;
  }

  /** The values of a list; a single expression may stand for several. */
  List<Operand> list(List<Expr> exprs) {
    if (exprs.size() == 1) {
      return multi(exprs.get(0), false).list;
    }
    List<Operand> result = new ArrayList<>();
    for (Expr e : exprs) {
      result.add(expr(e));
    }
    return result;
  }

  /** Checks expressions only so that what they mention counts as used; whether all were valid. */
  boolean use(List<? extends Expr> exprs) {
    boolean ok = true;
    for (Expr e : exprs) {
      ok &= use(e);
    }
    return ok;
  }

  boolean use(@Nullable Expr e) {
    return e == null || use(e, false);
  }

  /** As {@link #use(List)} for the left side of an assignment: a variable that is only assigned to is not used. */
  boolean useLhs(List<Expr> exprs) {
    boolean ok = true;
    for (Expr e : exprs) {
      ok &= use(e, true);
    }
    return ok;
  }

  private boolean use(Expr e, boolean lhs) {
    Expr inner = Nodes.unparen(e);
    if (inner instanceof KeyValueExpr pair) {
      return use(pair.value(), lhs);
    }
    if (!(inner instanceof Ident ident)) {
      return !raw(null, inner, null, true).isInvalid();
    }
    if (ident.name().equals("_")) {
      return true;
    }
    Var assigned = lhs && session.frame.lookup(ident.name()) instanceof Var v && v.pkg() == session.pkg ? v : null;
    boolean wasUsed = assigned != null && assigned.isUsed();
    Operand x = exprOrType(ident, true);
    if (assigned != null) {
      assigned.setUsed(wasUsed);
    }
    return !x.isInvalid();
  }

  private Operand onlyValue(Operand x) {
    return switch (x.mode()) {
      case NO_VALUE -> misused(x, ErrorCode.TOO_MANY_VALUES, " used as value");
      case BUILTIN -> misused(x, ErrorCode.UNCALLED_BUILTIN, " must be called");
      case TYPE -> misused(x, ErrorCode.NOT_AN_EXPR, " is not an expression");
      case INVALID, CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK, COMMA_ERR, CGO_FUNC -> x;
    };
  }

  private Operand misused(Operand x, ErrorCode code, String problem) {
    session.errors.at(x, code, session.text(x) + problem);
    return x.asInvalid();
  }

  private Operand singleValue(Operand x) {
    if (x.mode() == OperandMode.VALUE && x.type() instanceof Tuple) {
      session.errors.at(x, ErrorCode.TOO_MANY_VALUES, "multiple-value " + session.text(x) + " in single-value context");
      return x.asInvalid();
    }
    return x;
  }

  // ---- the check itself

  /**
   * Checks an expression of any kind and records the result.
   *
   * @param target the variable that a function value is assigned to
   * @param hint the type of a composite literal without type
   * @param allowGeneric whether a generic type or function need not be instantiated
   */
  Operand raw(@Nullable Target target, Expr e, @Nullable Type hint, boolean allowGeneric) {
    Operand x = internal(target, e, hint);
    if (!allowGeneric) {
      x = nonGeneric(target, x);
    }
    x = finite(x);
    session.recorder.record(x);
    return x;
  }

  Operand nonGeneric(@Nullable Target target, Operand x) {
    if (x.isInvalid() || x.mode() == OperandMode.NO_VALUE) {
      return x;
    }
    String what = "";
    if (x.type() instanceof Signature signature && signature.isGeneric()) {
      if (target != null) {
        return session.funcInstances.infer(target, x);
      }
      what = "function";
    } else if (Predicates.isGeneric(x.type())) {
      what = "type";
    }
    if (what.isEmpty()) {
      return x;
    }
    String message = "cannot use generic " + what + " " + x.exprText() + " without instantiation";
    session.errors.at(x, ErrorCode.WRONG_TYPE_ARG_COUNT, message);
    return x.withType(Basic.INVALID).asInvalid();
  }

  /** A value has a type, which must be complete: {@code type T [unsafe.Sizeof(T{})]int} is a cycle. */
  private Operand finite(Operand x) {
    if (x.isInvalid() || x.mode() == OperandMode.NO_VALUE || x.type() instanceof Basic || session.cycles.isFinite(x.type())) {
      return x;
    }
    return x.withType(Basic.INVALID).asInvalid();
  }

  private Operand internal(@Nullable Target target, Expr expr, @Nullable Type hint) {
    return switch (expr) {
      case BadExpr e -> Operand.invalid(e);
      case Ident e -> session.identifiers.check(e, false);
      case Ellipsis e -> error(e, ErrorCode.INVALID_SYNTAX_TREE, "invalid use of ...");
      case BasicLit e -> session.literals.basic(e);
      case FuncLit e -> session.literals.function(e);
      case CompositeLit e -> session.composites.check(e, hint);
      case ParenExpr e -> raw(null, e.x(), null, false).withExpr(e);
      case SelectorExpr e -> session.selectors.check(e, false);
      case IndexExpr e -> indexOrInstance(target, e);
      case SliceExpr e -> session.slices.check(e);
      case TypeAssertExpr e -> assertion(e);
      case CallExpr e -> session.calls.check(e);
      case StarExpr e -> star(e);
      case UnaryExpr e -> session.unary.check(e);
      case BinaryExpr e -> session.binary.check(e);
      case KeyValueExpr e -> error(e, ErrorCode.INVALID_SYNTAX_TREE, "no key:value expected");
      case ArrayType e -> typeLiteral(e);
      case StructType e -> typeLiteral(e);
      case FuncType e -> typeLiteral(e);
      case InterfaceType e -> typeLiteral(e);
      case MapType e -> typeLiteral(e);
      case ChanType e -> typeLiteral(e);
    };
  }

  private Operand error(Expr e, ErrorCode code, String message) {
    session.errors.at(e, code, message);
    return Operand.invalid(e);
  }

  private Operand typeLiteral(Expr e) {
    return Operand.of(OperandMode.TYPE, e, session.typeExprs.type(e));
  }

  private Operand indexOrInstance(@Nullable Target target, IndexExpr e) {
    IndexExprs.Result result = session.index.check(e);
    return result.isInstantiation() ? session.funcInstances.explicit(target, result.operand(), e) : result.operand().withExpr(e);
  }

  private Operand star(StarExpr e) {
    Operand x = exprOrType(e.x(), false);
    if (x.isInvalid()) {
      return x.withExpr(e);
    }
    if (x.isType()) {
      session.typeExprs.validVarType(e.x(), x.type());
      return Operand.of(OperandMode.TYPE, e, new org.go2rs.frontend.types.Pointer(x.type()));
    }
    Type base = session.unary.pointerBase(x);
    return base == null ? Operand.invalid(e) : Operand.of(OperandMode.VARIABLE, e, base);
  }

  private Operand assertion(TypeAssertExpr e) {
    if (e.type() == null) {
      use(e.x());
      return error(e, ErrorCode.INVALID_SYNTAX_TREE, "invalid syntax tree: use of .(type) outside type switch");
    }
    Operand x = expr(e.x());
    if (x.isInvalid()) {
      return Operand.invalid(e);
    }
    if (Predicates.isTypeParam(x.type())) {
      String message = "invalid operation: cannot use type assertion on type parameter value " + session.text(x);
      session.errors.at(x, ErrorCode.INVALID_ASSERT, message);
      return Operand.invalid(e);
    }
    if (!(x.type().underlying() instanceof Interface)) {
      session.errors.at(x, ErrorCode.INVALID_ASSERT, "invalid operation: " + session.text(x) + " is not an interface");
      return Operand.invalid(e);
    }
    Type type = session.typeExprs.varType(e.type());
    if (!Types.isValid(type)) {
      return Operand.invalid(e);
    }
    possible(e, x, type, false);
    return Operand.of(OperandMode.COMMA_OK, e, type);
  }

  /** Reports an assertion that cannot succeed. */
  void possible(Expr at, Operand x, Type type, boolean typeSwitch) {
    Cause cause = new Cause();
    if (Methods.assertable(x.type(), type, session.packageNames(), cause)) {
      return;
    }
    String message =
        typeSwitch
            ? "impossible type switch case: " + ExprStrings.of(at) + "\n\t" + session.text(x) + " cannot have dynamic type " + session.text(type)
            : "impossible type assertion: " + ExprStrings.of(at) + "\n\t" + session.text(type) + " does not implement " + session.text(x.type());
    session.errors.at(at, ErrorCode.IMPOSSIBLE_ASSERT, message + " " + cause.text());
  }
}
