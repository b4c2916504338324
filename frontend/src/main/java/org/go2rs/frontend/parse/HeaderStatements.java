package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.ForStmt;
import org.go2rs.frontend.ast.IfStmt;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.SwitchStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.TypeSwitchStmt;
import org.jspecify.annotations.Nullable;

/** Builds the statements with a header: {@code if}, {@code for}, {@code switch}. */
final class HeaderStatements {
  private final TreeContext context;
  private final Expressions expressions;
  private final Statements statements;

  HeaderStatements(TreeContext context, Expressions expressions, Statements statements) {
    this.context = context;
    this.expressions = expressions;
    this.statements = statements;
  }

  IfStmt ifStmt(GoParser.IfStmtContext tree) {
    GoParser.HeaderContext head = tree.head;
    Stmt init = head.semi == null ? null : optional(head.first);
    Stmt last = optional(head.semi == null ? head.first : head.second);
    int lbrace = context.pos(tree.body.lbrace);
    Expr cond;
    if (last == null) {
      context.checks.reject(lbrace);
      cond = new BadExpr(lbrace, lbrace);
    } else {
      cond = condition(last);
    }
    return new IfStmt(context.pos(tree.tok), init, cond, statements.block(tree.body), orElse(tree));
  }

  private @Nullable Stmt orElse(GoParser.IfStmtContext tree) {
    if (tree.elseIf != null) {
      return ifStmt(tree.elseIf);
    }
    return tree.elseBlock == null ? null : statements.block(tree.elseBlock);
  }

  Stmt forStmt(GoParser.ForStmtContext tree) {
    if (tree.first != null && tree.first.range != null && tree.semi == null) {
      return rangeStmt(tree);
    }
    int pos = context.pos(tree.tok);
    Stmt first = optional(tree.first);
    if (tree.semi == null) {
      Expr cond = first == null ? null : condition(first);
      return new ForStmt(pos, null, cond, null, statements.block(tree.body));
    }
    Stmt middle = optional(tree.cond);
    Expr cond = middle == null ? null : condition(middle);
    Stmt post = optional(tree.post);
    context.checks.post(post);
    return new ForStmt(pos, first, cond, post, statements.block(tree.body));
  }

  private RangeStmt rangeStmt(GoParser.ForStmtContext tree) {
    GoParser.HeaderStmtContext head = tree.first;
    List<Expr> lhs = head.lhs == null ? List.of() : expressions.list(head.lhs);
    Token tok = head.op == null ? Token.ILLEGAL : TreeContext.operator(head.op);
    if (lhs.size() > 2) {
      context.errors.reportMild(lhs.get(2).pos(), "range clause permits at most two iteration variables");
    }
    if (tok.isOpAssign()) {
      context.checks.reject(context.pos(head.op));
    }
    return new RangeStmt(
        context.pos(tree.tok),
        lhs.isEmpty() ? null : lhs.get(0),
        lhs.size() > 1 ? lhs.get(1) : null,
        context.pos(head.op),
        tok,
        context.pos(head.range),
        expressions.expr(head.over),
        statements.block(tree.body));
  }

  Stmt switchStmt(GoParser.SwitchStmtContext tree) {
    GoParser.HeaderContext head = tree.head;
    Stmt init = head.semi == null ? null : optional(head.first);
    Stmt last = optional(head.semi == null ? head.first : head.second);
    int pos = context.pos(tree.tok);
    if (last != null && isTypeGuard(last)) {
      return new TypeSwitchStmt(pos, init, last, clauses(tree));
    }
    Expr tag = last == null ? null : condition(last);
    return new SwitchStmt(pos, init, tag, clauses(tree));
  }

  private BlockStmt clauses(GoParser.SwitchStmtContext tree) {
    List<Stmt> clauses = new ArrayList<>(tree.clauses.size());
    for (GoParser.CaseClauseContext clause : tree.clauses) {
      clauses.add(statements.caseClause(clause));
    }
    return new BlockStmt(context.pos(tree.lbrace), List.copyOf(clauses), context.pos(tree.rbrace));
  }

  /** Whether this is {@code x.(type)} or {@code v := x.(type)}. */
  private static boolean isTypeGuard(Stmt stmt) {
    if (stmt instanceof AssignStmt assign) {
      return assign.tok() == Token.DEFINE && assign.lhs().size() == 1 && assign.rhs().size() == 1 && isTypeGuard(assign.rhs().get(0));
    }
    return stmt instanceof ExprStmt expr && isTypeGuard(expr.x());
  }

  private static boolean isTypeGuard(Expr expr) {
    return expr instanceof TypeAssertExpr assertion && assertion.type() == null;
  }

  private Expr condition(Stmt stmt) {
    if (stmt instanceof ExprStmt expr) {
      return expr.x();
    }
    context.checks.reject(stmt.pos());
    return new BadExpr(stmt.pos(), stmt.end());
  }

  private @Nullable Stmt optional(GoParser.@Nullable HeaderStmtContext tree) {
    return tree == null ? null : simple(tree);
  }

  private Stmt simple(GoParser.HeaderStmtContext tree) {
    if (tree.range != null) {
      int pos = context.pos(tree.range);
      context.checks.reject(pos);
      return new ExprStmt(new BadExpr(pos, pos));
    }
    List<Expr> lhs = expressions.list(tree.lhs);
    if (tree.op == null) {
      return new ExprStmt(statements.single(lhs));
    }
    int pos = context.pos(tree.op);
    Token op = TreeContext.operator(tree.op);
    return switch (op) {
      case INC, DEC -> new IncDecStmt(statements.single(lhs), pos, op);
      case ARROW -> new SendStmt(statements.single(lhs), pos, expressions.expr(tree.value));
      default -> statements.assignment(lhs, pos, op, expressions.list(tree.rhs));
    };
  }
}
