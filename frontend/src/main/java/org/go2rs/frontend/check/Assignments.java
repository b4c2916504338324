package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.ReturnStmt;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Cause;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Assignments of all kinds: to variables, parameters, results, elements; declarations with values. */
final class Assignments {
  private final Session session;

  Assignments(Session session) {
    this.session = session;
  }

  /**
   * Checks that an operand can be assigned to a variable.
   *
   * @param type the variable's; null if anything goes, as for {@code _ = x}: then an untyped operand takes its default type
   * @param context what is assigned to, for messages
   */
  Operand assign(Operand operand, @Nullable Type type, String context) {
    Operand x = operand;
    switch (x.mode()) {
      case INVALID -> {
        return x;
      }
      case NO_VALUE, BUILTIN, TYPE, CGO_FUNC -> {
        String target = type == null ? "_" : session.text(type);
        session.errors.at(x, ErrorCode.INCOMPATIBLE_ASSIGN, "cannot assign " + session.text(x) + " to " + target + " in " + context);
        return x.asInvalid();
      }
      case CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK, COMMA_ERR -> {}
    }
    if (Predicates.isUntyped(x.type())) {
      x = untyped(x, type, context);
      if (x.isInvalid()) {
        return x;
      }
    }
    if (x.type() instanceof Signature signature && signature.isGeneric()) {
      String message = "cannot use generic function " + session.text(x) + " without instantiation in " + context;
      session.errors.at(x, ErrorCode.WRONG_TYPE_ARG_COUNT, message);
      return x.asInvalid();
    }
    if (type == null) {
      return x;
    }
    Cause cause = new Cause();
    ErrorCode failure = session.assignability.failure(x, type, cause);
    if (failure == null) {
      return x;
    }
    String message = "cannot use " + session.text(x) + " as " + session.text(type) + " value in " + context;
    session.errors.at(x, failure, cause.isEmpty() ? message : message + ": " + cause.text());
    return x.asInvalid();
  }

  private Operand untyped(Operand x, @Nullable Type type, String context) {
    Type target = type;
    if (x.isNil()) {
      if (type == null) {
        session.errors.at(x, ErrorCode.UNTYPED_NIL_USE, "use of untyped nil in " + context);
        return x.asInvalid();
      }
    } else if (type == null || Predicates.isNonTypeParamInterface(type)) {
      target = Types.defaultType(x.type());
    }
    Untyped.Implicit implicit = session.untyped.implicit(x, target);
    if (implicit.error() == null) {
      return session.untyped.apply(x, implicit);
    }
    String message = "cannot use " + session.text(x) + " as " + session.text(target) + " value in " + context;
    switch (implicit.error()) {
      case TRUNCATED_FLOAT -> session.errors.at(x, ErrorCode.TRUNCATED_FLOAT, message + " (truncated)");
      case NUMERIC_OVERFLOW -> session.errors.at(x, ErrorCode.NUMERIC_OVERFLOW, message + " (overflows)");
      default -> session.errors.at(x, ErrorCode.INCOMPATIBLE_ASSIGN, message);
    }
    return x.asInvalid();
  }

  // ---- declarations

  void initConst(Const lhs, @Nullable Operand init) {
    Type declared = lhs.typeOrNull();
    boolean broken = init == null || init.isInvalid() || !Types.isValid(init.type()) || (declared != null && !Types.isValid(declared));
    if (!broken && !init.isConstant()) {
      session.errors.at(init, ErrorCode.INVALID_CONST_INIT, session.text(init) + " is not constant");
      broken = true;
    }
    if (broken) {
      if (declared == null) {
        lhs.setType(Basic.INVALID);
      }
      return;
    }
    if (declared == null) {
      declared = init.type();
      lhs.setType(declared);
    }
    Operand x = assign(init, declared, "constant declaration");
    if (!x.isInvalid()) {
      Value value = x.constant();
      lhs.setValue(value);
    }
  }

  /** Initialises a variable, which takes the operand's type if it has none. */
  Operand initVar(Var lhs, Operand x, String context) {
    Type declared = lhs.typeOrNull();
    if (x.isInvalid() || !Types.isValid(x.type()) || (declared != null && !Types.isValid(declared))) {
      if (declared == null) {
        lhs.setType(Basic.INVALID);
      }
      return x.asInvalid();
    }
    if (declared == null) {
      if (x.type() == Basic.UNTYPED_NIL) {
        session.errors.at(x, ErrorCode.UNTYPED_NIL_USE, "use of untyped nil in " + context);
        lhs.setType(Basic.INVALID);
        return x.asInvalid();
      }
      declared = Types.defaultType(x.type());
      lhs.setType(declared);
    }
    return assign(x, declared, context);
  }

  /**
   * Initialises several variables; also the results of a function.
   *
   * @param returns the statement, if the values are returned
   */
  void initVars(List<Var> lhs, List<Expr> rhs, @Nullable ReturnStmt returns) {
    String context = returns == null ? "assignment" : "return statement";
    if (lhs.size() == rhs.size() && !isCall(rhs)) {
      for (int i = 0; i < lhs.size(); i++) {
        Var v = lhs.get(i);
        String description = returns != null && v.name().isEmpty() ? "result variable" : v.name();
        initVar(v, session.exprs.expr(Target.of(v.typeOrNull(), description), rhs.get(i)), context);
      }
      return;
    }
    if (rhs.size() != 1) {
      if (session.exprs.use(rhs)) {
        if (returns != null) {
          returnError(returns.pos(), lhs, session.exprs.list(rhs));
        } else {
          mismatch(rhs, lhs.size(), rhs.size());
        }
      }
      invalidate(lhs);
      return;
    }
    Exprs.Values values = session.exprs.multi(rhs.get(0), lhs.size() == 2 && returns == null);
    List<Operand> list = values.list();
    if (list.size() == lhs.size()) {
      List<Operand> assigned = new ArrayList<>();
      for (int i = 0; i < lhs.size(); i++) {
        assigned.add(initVar(lhs.get(i), list.get(i), context));
      }
      recordCommaOk(rhs.get(0), values, assigned);
      return;
    }
    if (!list.isEmpty() && !list.get(0).isInvalid()) {
      if (returns != null) {
        returnError(returns.pos(), lhs, list);
      } else {
        mismatch(rhs, lhs.size(), list.size());
      }
    }
    invalidate(lhs);
  }

  private static boolean isCall(List<Expr> rhs) {
    return rhs.size() == 1 && Nodes.unparen(rhs.get(0)) instanceof CallExpr;
  }

  private static void invalidate(List<Var> vars) {
    for (Var v : vars) {
      if (v.typeOrNull() == null) {
        v.setType(Basic.INVALID);
      }
    }
  }

  private void recordCommaOk(Expr rhs, Exprs.Values values, List<Operand> assigned) {
    if (values.commaOk() && !assigned.get(0).isInvalid() && !assigned.get(1).isInvalid()) {
      session.recorder.commaOk(rhs, assigned.get(0).type(), assigned.get(1).type());
    }
  }

  // ---- assignment statements

  /** The type of what is assigned to: null for the blank identifier, {@link Basic#INVALID} after an error. */
  private @Nullable Type lhsType(Expr lhs) {
    Ident ident = Nodes.unparen(lhs) instanceof Ident name ? name : null;
    if (ident != null && ident.name().equals("_")) {
      session.recorder.def(ident, null);
      return null;
    }
    // Assigning to a variable is no use of it.
    Var assigned = ident != null && session.frame.lookup(ident.name()) instanceof Var v && v.pkg() == session.pkg ? v : null;
    boolean wasUsed = assigned != null && assigned.isUsed();
    Operand x = session.exprs.expr(lhs);
    if (assigned != null) {
      assigned.setUsed(wasUsed);
    }
    if (x.isInvalid() || !Types.isValid(x.type())) {
      return Basic.INVALID;
    }
    if (x.mode() == OperandMode.VARIABLE || x.mode() == OperandMode.MAP_INDEX) {
      return x.type();
    }
    if (x.expr() instanceof SelectorExpr selector && session.exprs.expr(selector.x()).mode() == OperandMode.MAP_INDEX) {
      String message = "cannot assign to struct field " + x.exprText() + " in map";
      session.errors.at(x, ErrorCode.UNADDRESSABLE_FIELD_ASSIGN, message);
      return Basic.INVALID;
    }
    String message = "cannot assign to " + x.exprText() + " (neither addressable nor a map index expression)";
    session.errors.at(x, ErrorCode.UNASSIGNABLE_OPERAND, message);
    return Basic.INVALID;
  }

  /** Assigns an operand that has been checked. */
  Operand assignVar(Expr lhs, Operand x, String context) {
    Type type = lhsType(lhs);
    if (type != null && !Types.isValid(type)) {
      return x.asInvalid();
    }
    return assign(x, type, blankContext(type, context));
  }

  private static String blankContext(@Nullable Type type, String context) {
    return type == null && context.equals("assignment") ? "assignment to _ identifier" : context;
  }

  private void assignExpr(Expr lhs, Expr rhs) {
    Type type = lhsType(lhs);
    if (type != null && !Types.isValid(type)) {
      session.exprs.use(rhs);
      return;
    }
    Operand x = session.exprs.expr(Target.of(type, ExprStrings.of(lhs)), rhs);
    assign(x, type, blankContext(type, "assignment"));
  }

  void assignVars(List<Expr> lhs, List<Expr> rhs) {
    if (lhs.size() == rhs.size() && !isCall(rhs)) {
      for (int i = 0; i < lhs.size(); i++) {
        assignExpr(lhs.get(i), rhs.get(i));
      }
      return;
    }
    if (rhs.size() != 1) {
      boolean lhsOk = session.exprs.useLhs(lhs);
      if (session.exprs.use(rhs) && lhsOk) {
        mismatch(rhs, lhs.size(), rhs.size());
      }
      return;
    }
    Exprs.Values values = session.exprs.multi(rhs.get(0), lhs.size() == 2);
    List<Operand> list = values.list();
    if (list.size() == lhs.size()) {
      List<Operand> assigned = new ArrayList<>();
      for (int i = 0; i < lhs.size(); i++) {
        assigned.add(assignVar(lhs.get(i), list.get(i), "assignment"));
      }
      recordCommaOk(rhs.get(0), values, assigned);
      return;
    }
    if (list.isEmpty() || !list.get(0).isInvalid()) {
      mismatch(rhs, lhs.size(), list.size());
    }
    session.exprs.useLhs(lhs);
  }

  void shortVarDecl(int pos, List<Expr> lhs, List<Expr> rhs) {
    int top = session.delayedCount();
    Set<String> seen = new HashSet<>();
    List<Var> vars = new ArrayList<>();
    List<Var> fresh = new ArrayList<>();
    boolean hasError = false;
    for (Expr e : lhs) {
      Var v = declared(e, seen, fresh);
      hasError |= v == null;
      vars.add(v != null ? v : new Var(Var.Kind.LOCAL, e.pos(), session.pkg, "_", null));
    }
    initVars(vars, rhs, null);
    // Function literals on the right must not see the new variables.
    session.processDelayed(top);
    if (fresh.isEmpty() && !hasError) {
      session.errors.at(pos, ErrorCode.NO_NEW_VAR, "no new variables on left side of :=");
      return;
    }
    int scopePos = rhs.get(rhs.size() - 1).end();
    fresh.forEach(v -> session.resolver.declare(session.frame.scope, null, v, scopePos));
  }

  /** The variable that a name on the left of {@code :=} means, which goes to {@code fresh} if it is new; null if there is none, with an error. */
  private @Nullable Var declared(Expr e, Set<String> seen, List<Var> fresh) {
    if (!(e instanceof Ident ident)) {
      session.exprs.useLhs(List.of(e));
      session.errors.at(e, ErrorCode.BAD_DECL, "non-name " + ExprStrings.of(e) + " on left side of :=");
      return null;
    }
    boolean blank = ident.name().equals("_");
    if (!blank && !seen.add(ident.name())) {
      session.errors.at(e, ErrorCode.REPEATED_DECL, ident.name() + " repeated on left side of :=");
      return null;
    }
    Obj known = session.frame.scope.lookup(ident.name());
    if (known != null) {
      session.recorder.use(ident, known);
      if (known instanceof Var old) {
        return old;
      }
      session.errors.at(e, ErrorCode.UNASSIGNABLE_OPERAND, "cannot assign to " + ident.name());
      return null;
    }
    Var v = new Var(Var.Kind.LOCAL, ident.pos(), session.pkg, ident.name(), null);
    session.recorder.def(ident, v);
    if (!blank) {
      fresh.add(v);
    }
    return v;
  }

  // ---- numbers that do not match

  private void mismatch(List<Expr> rhs, int l, int r) {
    String counts = "assignment mismatch: " + measure(l, "variable") + " but ";
    if (rhs.size() == 1 && Nodes.unparen(rhs.get(0)) instanceof CallExpr call) {
      counts += ExprStrings.of(call.fun()) + " returns " + measure(r, "value");
    } else {
      counts += measure(r, "value");
    }
    session.errors.at(rhs.get(0), ErrorCode.WRONG_ASSIGN_COUNT, counts);
  }

  private static String measure(int n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }

  private void returnError(int pos, List<Var> lhs, List<Operand> rhs) {
    int at = pos;
    String qualifier = "not enough";
    if (rhs.size() > lhs.size()) {
      at = rhs.get(lhs.size()).pos();
      qualifier = "too many";
    } else if (!rhs.isEmpty()) {
      at = rhs.get(rhs.size() - 1).pos();
    }
    String have = summary(rhs.stream().map(Operand::type).toList(), false, false);
    String want = summary(lhs.stream().map(Var::type).toList(), false, false);
    String message = qualifier + " return values\n\thave " + have + "\n\twant " + want;
    session.errors.at(at, ErrorCode.WRONG_RESULT_COUNT, message);
  }

  /** Types as in {@code (number, string, ...int)}. */
  String summary(List<Type> types, boolean variadic, boolean dots) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      boolean last = i == types.size() - 1;
      String text = summary(last && variadic && type instanceof Slice slice ? slice.elem() : type);
      texts.add((last && variadic ? "..." : "") + text + (last && dots ? "..." : ""));
    }
    return "(" + String.join(", ", texts) + ")";
  }

  private String summary(Type type) {
    if (!Types.isValid(type)) {
      return "unknown type";
    }
    if (Predicates.isUntyped(type)) {
      return Predicates.isNumeric(type) ? "number" : ((Basic) type).name().replace("untyped ", "");
    }
    return session.text(type);
  }
}
