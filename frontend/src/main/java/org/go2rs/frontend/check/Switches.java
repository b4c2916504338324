package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.SwitchStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.TypeSwitchStmt;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Expression switches and type switches. */
final class Switches {
  private record SeenValue(int pos, Type type) {}

  /** A case of a type switch; the type is null for nil. */
  private record SeenType(Expr expr, @Nullable Type type) {}

  private final Session session;

  Switches(Session session) {
    this.session = session;
  }

  private static List<CaseClause> clauses(BlockStmt body) {
    List<CaseClause> result = new ArrayList<>();
    for (Stmt stmt : body.list()) {
      if (stmt instanceof CaseClause clause) {
        result.add(clause);
      }
    }
    return result;
  }

  private void multipleDefaults(List<CaseClause> clauses) {
    CaseClause first = null;
    for (CaseClause clause : clauses) {
      if (clause.isDefault() && first != null) {
        String message = "multiple defaults (first at " + session.place(first.pos()) + ")";
        session.errors.at(clause, ErrorCode.DUPLICATE_DEFAULT, message);
      } else if (clause.isDefault()) {
        first = clause;
      }
    }
  }

  // ---- expressions

  void expressions(SwitchStmt s) {
    session.openScope(s, "switch");
    session.statements.simple(s.init());
    List<CaseClause> clauses = clauses(s.body());
    Operand tag = s.tag() != null ? tag(s.tag()) : implicitTrue(s, clauses);
    multipleDefaults(clauses);
    Map<Object, List<SeenValue>> seen = new HashMap<>();
    for (CaseClause clause : clauses) {
      if (clause.list() != null) {
        clause.list().forEach(e -> caseValue(tag, e, seen));
      }
      session.openScope(clause, "case");
      session.statements.list(clause.body());
      session.closeScope();
    }
    session.closeScope();
  }

  private Operand tag(Expr e) {
    Operand x = session.assignments.assign(session.exprs.expr(e), null, "switch expression");
    if (!x.isInvalid() && !Predicates.isComparable(x.type()) && !Predicates.hasNil(x.type())) {
      String message = "cannot switch on " + session.text(x) + " (" + session.text(x.type()) + " is not comparable)";
      session.errors.at(x, ErrorCode.INVALID_EXPR_SWITCH, message);
      return x.asInvalid();
    }
    return x;
  }

  private static Operand implicitTrue(SwitchStmt s, List<CaseClause> clauses) {
    int pos = clauses.isEmpty() ? s.body().rbrace() : clauses.get(0).pos();
    return Operand.constant(new Ident(pos, "true"), Basic.BOOL, Value.of(true));
  }

  private void caseValue(Operand tag, Expr e, Map<Object, List<SeenValue>> seen) {
    Operand x = session.exprs.expr(e);
    if (tag.isInvalid() || x.isInvalid()) {
      return;
    }
    Operand value = session.untyped.convert(x, tag.type());
    if (value.isInvalid() || session.comparisons.check(value, tag, Token.EQL, true).isInvalid() || !value.isConstant()) {
      return;
    }
    Kind kind = value.constant().kind();
    if (kind != Kind.INT && kind != Kind.FLOAT && kind != Kind.STRING) {
      return;
    }
    List<SeenValue> others = seen.computeIfAbsent(ConstantKeys.of(value.constant()), key -> new ArrayList<>(1));
    for (SeenValue other : others) {
      if (Types.identical(value.type(), other.type)) {
        String message = "duplicate case " + session.text(value) + " in expression switch";
        List<Diagnostic.Related> previous = List.of(new Diagnostic.Related(other.pos, "previous case"));
        session.errors.report(ErrorCode.DUPLICATE_CASE, value.pos(), message, previous);
        return;
      }
    }
    others.add(new SeenValue(Positions.own(e), value.type()));
  }

  // ---- types

  void types(TypeSwitchStmt s) {
    session.openScope(s, "switch");
    session.statements.simple(s.init());
    Ident lhs = s.assign() instanceof AssignStmt assign && assign.lhs().get(0) instanceof Ident name ? name : null;
    if (lhs != null && lhs.name().equals("_")) {
      session.errors.at(lhs, ErrorCode.NO_NEW_VAR, "no new variable on left side of :=");
      lhs = null;
    } else if (lhs != null) {
      // The variable is declared in each clause anew.
      session.recorder.def(lhs, null);
    }
    Operand tag = typeTag(s.assign());
    List<CaseClause> clauses = clauses(s.body());
    multipleDefaults(clauses);
    List<Var> vars = new ArrayList<>();
    List<SeenType> seen = new ArrayList<>();
    for (CaseClause clause : clauses) {
      Type type = caseTypes(tag, clause.list() == null ? List.of() : clause.list(), seen);
      session.openScope(clause, "case");
      if (lhs != null) {
        Var v = new Var(Var.Kind.LOCAL, lhs.pos(), session.pkg, lhs.name(), type);
        session.resolver.declare(session.frame.scope, null, v, clause.colon());
        session.recorder.implicit(clause, v);
        vars.add(v);
      }
      session.statements.list(clause.body());
      session.closeScope();
    }
    session.closeScope();
    if (lhs != null) {
      variableUsed(lhs, vars);
    }
  }

  /** It is enough if one clause uses its variable. */
  private void variableUsed(Ident lhs, List<Var> vars) {
    boolean used = vars.stream().anyMatch(Var::isUsed);
    vars.forEach(v -> v.setUsed(true));
    if (!used) {
      session.errors.at(lhs, ErrorCode.UNUSED_VAR, lhs.name() + " declared and not used");
    }
  }

  /** The interface value that is switched on; null after an error. */
  private @Nullable Operand typeTag(Stmt assign) {
    Expr guard = assign instanceof AssignStmt a ? a.rhs().get(0) : assign instanceof ExprStmt e ? e.x() : null;
    if (guard == null || !(Nodes.unparen(guard) instanceof TypeAssertExpr assertion)) {
      return null;
    }
    Operand x = session.exprs.expr(assertion.x());
    if (x.isInvalid()) {
      return null;
    }
    if (Predicates.isTypeParam(x.type())) {
      String message = "cannot use type switch on type parameter value " + session.text(x);
      session.errors.at(x, ErrorCode.INVALID_TYPE_SWITCH, message);
      return null;
    }
    if (!Predicates.isInterface(x.type())) {
      session.errors.at(x, ErrorCode.INVALID_TYPE_SWITCH, session.text(x) + " is not an interface");
      return null;
    }
    return x;
  }

  /** Checks the types of a clause and returns the type that the variable has in it. */
  private Type caseTypes(@Nullable Operand tag, List<Expr> exprs, List<SeenType> seen) {
    Type only = null;
    for (Expr e : exprs) {
      Type type = null;
      if (isNil(e)) {
        session.exprs.expr(e);
      } else {
        type = session.typeExprs.varType(e);
        if (!Types.isValid(type)) {
          only = type;
          continue;
        }
      }
      only = type;
      if (isDuplicate(e, type, seen)) {
        continue;
      }
      seen.add(new SeenType(e, type));
      if (tag != null && type != null) {
        session.exprs.possible(e, tag, type, true);
      }
    }
    if (exprs.size() == 1 && only != null) {
      return only;
    }
    return tag == null ? Basic.INVALID : tag.type();
  }

  private boolean isDuplicate(Expr e, @Nullable Type type, List<SeenType> seen) {
    for (SeenType other : seen) {
      boolean same = type == null ? other.type == null : other.type != null && Types.identical(type, other.type);
      if (same) {
        String name = type == null ? "nil" : session.text(type);
        List<Diagnostic.Related> previous = List.of(new Diagnostic.Related(Positions.start(other.expr), "previous case"));
        session.errors.report(ErrorCode.DUPLICATE_CASE, Positions.start(e), "duplicate case " + name + " in type switch", previous);
        return true;
      }
    }
    return false;
  }

  private boolean isNil(Expr e) {
    return Nodes.unparen(e) instanceof Ident ident && session.frame.lookup(ident.name()) instanceof Nil;
  }
}
