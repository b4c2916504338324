package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BadStmt;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.BranchStmt;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.CommClause;
import org.go2rs.frontend.ast.DeclStmt;
import org.go2rs.frontend.ast.DeferStmt;
import org.go2rs.frontend.ast.EmptyStmt;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.ForStmt;
import org.go2rs.frontend.ast.GoStmt;
import org.go2rs.frontend.ast.IfStmt;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.LabeledStmt;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.ReturnStmt;
import org.go2rs.frontend.ast.SelectStmt;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.SwitchStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSwitchStmt;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.ObjStrings;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Statements. Labels and jumps are the matter of {@link Branches}. */
final class Statements {
  /** What an expression is good for as a statement. */
  private enum Standing {
    CONVERSION,
    EXPRESSION,
    STATEMENT
  }

  private final Session session;

  Statements(Session session) {
    this.session = session;
  }

  /** The statements of a function body, in the scope of the parameters. */
  void body(BlockStmt body) {
    list(body.list());
  }

  void list(List<Stmt> stmts) {
    stmts.forEach(this::check);
  }

  /** A statement that may be absent, in a header. */
  void simple(@Nullable Stmt stmt) {
    if (stmt != null) {
      check(stmt);
    }
  }

  void check(Stmt stmt) {
    int top = session.delayedCount();
    dispatch(stmt);
    session.processDelayed(top);
  }

  private void dispatch(Stmt stmt) {
    switch (stmt) {
      case BadStmt s -> {}
      case EmptyStmt s -> {}
      case BranchStmt s -> {}
      case DeclStmt s -> session.localDeclarations.check(s.decl());
      case LabeledStmt s -> check(s.stmt());
      case ExprStmt s -> expression(s.x());
      case SendStmt s -> send(s);
      case IncDecStmt s -> incDec(s);
      case AssignStmt s -> assign(s);
      case GoStmt s -> suspended("go", s.call(), ErrorCode.INVALID_GO);
      case DeferStmt s -> suspended("defer", s.call(), ErrorCode.INVALID_DEFER);
      case ReturnStmt s -> returns(s);
      case BlockStmt s -> block(s, "block");
      case IfStmt s -> ifStmt(s);
      case SwitchStmt s -> session.switches.expressions(s);
      case TypeSwitchStmt s -> session.switches.types(s);
      case SelectStmt s -> select(s);
      case ForStmt s -> forStmt(s);
      case RangeStmt s -> session.ranges.check(s);
      case CaseClause s -> session.errors.at(s, ErrorCode.INVALID_SYNTAX_TREE, "invalid statement");
      case CommClause s -> session.errors.at(s, ErrorCode.INVALID_SYNTAX_TREE, "invalid statement");
    }
  }

  private void block(BlockStmt s, String comment) {
    session.openScope(s, comment);
    list(s.list());
    session.closeScope();
  }

  // ---- expressions as statements

  private void expression(Expr e) {
    Operand x = session.exprs.raw(null, e, null, false);
    if (x.mode() == OperandMode.BUILTIN) {
      session.errors.at(x, ErrorCode.UNCALLED_BUILTIN, session.text(x) + " must be called");
    } else if (x.mode() == OperandMode.TYPE) {
      session.errors.at(x, ErrorCode.NOT_AN_EXPR, session.text(x) + " is not an expression");
    } else if (standing(e, x) != Standing.STATEMENT) {
      session.errors.at(x, ErrorCode.UNUSED_EXPR, session.text(x) + " is not used");
    }
  }

  /** Only calls and receive operations are statements; an invalid expression is not blamed for anything more. */
  private Standing standing(Expr e, Operand x) {
    Expr inner = Nodes.unparen(e);
    if (x.isInvalid()) {
      return Standing.STATEMENT;
    }
    if (inner instanceof UnaryExpr unary) {
      return unary.op() == Token.ARROW ? Standing.STATEMENT : Standing.EXPRESSION;
    }
    if (!(inner instanceof CallExpr call)) {
      return Standing.EXPRESSION;
    }
    Expr fun = Nodes.unparen(call.fun());
    if (session.info.types.get(fun) != null && session.info.types.get(fun).isType()) {
      return Standing.CONVERSION;
    }
    Builtin.Id builtin = Builtins.named(session.info, fun);
    return builtin == null || builtin.isStatement() ? Standing.STATEMENT : Standing.EXPRESSION;
  }

  private void suspended(String keyword, Expr written, ErrorCode code) {
    // Parentheses around the call are an error of syntax, told already.
    Expr e = Nodes.unparen(written);
    if (!(e instanceof CallExpr call)) {
      session.errors.at(e, code, "expression in " + keyword + " must be function call");
      session.exprs.use(e);
      return;
    }
    Operand x = session.exprs.raw(null, call, null, false);
    switch (standing(call, x)) {
      case STATEMENT -> {}
      case CONVERSION -> session.errors.at(x, code, keyword + " requires function call, not conversion " + session.text(x));
      case EXPRESSION -> session.errors.at(x, ErrorCode.UNUSED_RESULTS, keyword + " discards result of " + session.text(x));
    }
  }

  // ---- simple statements

  private void send(SendStmt s) {
    Operand chan = session.exprs.expr(s.chan());
    Operand value = session.exprs.expr(s.value());
    if (chan.isInvalid() || value.isInvalid()) {
      return;
    }
    Type elem = session.unary.chanElem(Positions.start(s), chan, false);
    if (elem != null) {
      session.assignments.assign(value, elem, "send");
    }
  }

  private void incDec(IncDecStmt s) {
    Operand x = session.exprs.expr(s.x());
    if (x.isInvalid()) {
      return;
    }
    if (!Predicates.allNumeric(x.type())) {
      String what = ExprStrings.of(s.x()) + s.tok().text() + " (non-numeric type " + session.text(x.type()) + ")";
      session.errors.at(s.x(), ErrorCode.NON_NUMERIC_INC_DEC, "invalid operation: " + what);
      return;
    }
    session.assignments.assignVar(s.x(), x, "assignment");
  }

  private void assign(AssignStmt s) {
    switch (s.tok()) {
      case ASSIGN -> session.assignments.assignVars(s.lhs(), s.rhs());
      case DEFINE -> session.assignments.shortVarDecl(s.tokPos(), s.lhs(), s.rhs());
      default -> {
        if (s.lhs().size() != 1 || s.rhs().size() != 1) {
          String message = "assignment operation " + s.tok().text() + " requires single-valued expressions";
          session.errors.at(s, ErrorCode.MULTI_VAL_ASSIGN_OP, message);
          return;
        }
        Expr lhs = s.lhs().get(0);
        Operand x = session.binary.check(null, lhs, s.rhs().get(0), s.tok().operator(), s.tokPos());
        session.assignments.assignVar(lhs, x, "assignment");
      }
    }
  }

  private void returns(ReturnStmt s) {
    Signature signature = session.frame.signature;
    List<Var> results = signature == null ? List.of() : signature.results().vars();
    if (!s.results().isEmpty() || results.isEmpty() || results.get(0).name().isEmpty()) {
      if (!s.results().isEmpty() || !results.isEmpty()) {
        session.assignments.initVars(results, s.results(), s);
      }
      return;
    }
    for (Var result : results) {
      Obj visible = session.frame.lookup(result.name());
      if (visible != null && visible != result) {
        String inner = "inner declaration of " + ObjStrings.of(result, session.packageNames());
        List<Diagnostic.Related> related = List.of(new Diagnostic.Related(visible.pos(), inner));
        String message = "result parameter " + result.name() + " not in scope at return";
        session.errors.report(ErrorCode.OUT_OF_SCOPE_RESULT, s.pos(), message, related);
      }
    }
  }

  // ---- compound statements

  private void condition(@Nullable Expr e, String where) {
    if (e == null) {
      return;
    }
    Operand x = session.exprs.expr(e);
    if (!x.isInvalid() && !Predicates.allBoolean(x.type())) {
      session.errors.at(e, ErrorCode.INVALID_COND, "non-boolean condition in " + where + " statement");
    }
  }

  private void ifStmt(IfStmt s) {
    session.openScope(s, "if");
    simple(s.init());
    condition(s.cond(), "if");
    block(s.body(), "then");
    simple(s.orElse());
    session.closeScope();
  }

  private void forStmt(ForStmt s) {
    session.openScope(s, "for");
    simple(s.init());
    condition(s.cond(), "for");
    if (s.post() instanceof AssignStmt post && post.tok() == Token.DEFINE) {
      session.errors.at(post, ErrorCode.INVALID_POST_DECL, "cannot declare in post statement of for loop");
      session.exprs.use(post.rhs());
    } else {
      simple(s.post());
    }
    block(s.body(), "body");
    session.closeScope();
  }

  private void select(SelectStmt s) {
    CommClause first = null;
    for (Stmt stmt : s.body().list()) {
      if (stmt instanceof CommClause clause && clause.isDefault()) {
        if (first != null) {
          String message = "multiple defaults (first at " + session.place(first.pos()) + ")";
          session.errors.at(clause, ErrorCode.DUPLICATE_DEFAULT, message);
        } else {
          first = clause;
        }
      }
    }
    for (Stmt stmt : s.body().list()) {
      if (stmt instanceof CommClause clause) {
        communication(clause);
      }
    }
  }

  private void communication(CommClause clause) {
    Stmt comm = clause.comm();
    boolean valid =
        comm == null
            || comm instanceof SendStmt
            || comm instanceof AssignStmt assign && assign.rhs().size() == 1 && isReceive(assign.rhs().get(0))
            || comm instanceof ExprStmt expr && isReceive(expr.x());
    if (!valid) {
      String message = "select case must be send or receive (possibly with assignment)";
      session.errors.at(comm, ErrorCode.INVALID_SELECT_CASE, message);
      return;
    }
    session.openScope(clause, "case");
    simple(clause.comm());
    list(clause.body());
    session.closeScope();
  }

  private static boolean isReceive(Expr e) {
    return Nodes.unparen(e) instanceof UnaryExpr unary && unary.op() == Token.ARROW;
  }
}
