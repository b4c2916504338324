package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.BranchStmt;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.CommClause;
import org.go2rs.frontend.ast.DeclStmt;
import org.go2rs.frontend.ast.DeferStmt;
import org.go2rs.frontend.ast.EmptyStmt;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.GoStmt;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.LabeledStmt;
import org.go2rs.frontend.ast.ReturnStmt;
import org.go2rs.frontend.ast.SelectStmt;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.Stmt;
import org.jspecify.annotations.Nullable;

/** Builds statements; those with a header are built by {@link HeaderStatements}. */
final class Statements {
  private final TreeContext context;
  private final Expressions expressions;
  private final HeaderStatements headers;
  private @Nullable Declarations declarations;

  Statements(TreeContext context, Expressions expressions) {
    this.context = context;
    this.expressions = expressions;
    this.headers = new HeaderStatements(context, expressions, this);
  }

  void setDeclarations(Declarations declarations) {
    this.declarations = declarations;
  }

  BlockStmt block(GoParser.BlockContext tree) {
    return new BlockStmt(context.pos(tree.lbrace), list(tree.list), context.pos(tree.rbrace));
  }

  List<Stmt> list(GoParser.StmtListContext tree) {
    List<Stmt> stmts = new ArrayList<>(tree.items.size());
    for (int i = 0; i < tree.items.size(); i++) {
      GoParser.StmtContext item = tree.items.get(i).it;
      if (item != null) {
        stmts.add(stmt(item));
      } else if (i < tree.semis.size()) {
        // The semicolon before a closing brace may be left out, so only one that is followed by another item ends something empty.
        stmts.add(new EmptyStmt(context.pos(tree.semis.get(i)), false));
      }
    }
    return List.copyOf(stmts);
  }

  private Stmt stmt(GoParser.StmtContext tree) {
    if (tree.simple != null) {
      return tree.colon == null ? simple(tree.simple) : labeled(tree);
    }
    if (tree.body != null) {
      return block(tree.body);
    }
    if (tree.tok != null) {
      return new ReturnStmt(context.pos(tree.tok), expressions.list(tree.results));
    }
    if (tree.branch != null) {
      return new BranchStmt(context.pos(tree.branch), TreeContext.operator(tree.branch), context.optionalIdent(tree.label));
    }
    if (tree.call != null) {
      return started(tree.call, expressions.expr(tree.callee));
    }
    if (tree.decl != null) {
      return new DeclStmt(declaration(tree.decl));
    }
    if (tree.ifs != null) {
      return headers.ifStmt(tree.ifs);
    }
    if (tree.fors != null) {
      return headers.forStmt(tree.fors);
    }
    return tree.switches != null ? headers.switchStmt(tree.switches) : select(tree.selects);
  }

  private GenDecl declaration(GoParser.DeclStmtContext tree) {
    if (declarations == null) {
      throw new IllegalStateException("the builders are not connected");
    }
    if (tree.consts != null) {
      return declarations.constants(tree.consts);
    }
    return tree.vars != null ? declarations.variables(tree.vars) : declarations.types(tree.types);
  }

  private Stmt started(Token keyword, Expr call) {
    context.checks.startedCall(call);
    int pos = context.pos(keyword);
    return keyword.getType() == GoLexer.GO ? new GoStmt(pos, call) : new DeferStmt(pos, call);
  }

  private Stmt labeled(GoParser.StmtContext tree) {
    Stmt label = simple(tree.simple);
    int colon = context.pos(tree.colon);
    Stmt stmt = tree.labeled.it == null ? emptyBehind(tree.colon) : stmt(tree.labeled.it);
    if (label instanceof ExprStmt expr && expr.x() instanceof Ident name) {
      return new LabeledStmt(name, colon, stmt);
    }
    context.checks.reject(colon);
    return label;
  }

  /** The empty statement behind a label: in front of a semicolon, or of the brace that ends the block. */
  private EmptyStmt emptyBehind(Token colon) {
    SourceToken next = context.tokens.get(colon.getTokenIndex() + 1);
    if (next.getType() == GoLexer.CASE || next.getType() == GoLexer.DEFAULT) {
      context.checks.reject(context.pos(next));
    }
    return new EmptyStmt(context.pos(next), next.getType() != GoLexer.SEMICOLON);
  }

  Stmt simple(GoParser.SimpleStmtContext tree) {
    List<Expr> lhs = expressions.list(tree.lhs);
    if (tree.op == null) {
      return new ExprStmt(single(lhs));
    }
    int pos = context.pos(tree.op);
    org.go2rs.frontend.ast.Token op = TreeContext.operator(tree.op);
    return switch (op) {
      case INC, DEC -> new IncDecStmt(single(lhs), pos, op);
      case ARROW -> new SendStmt(single(lhs), pos, expressions.expr(tree.value));
      default -> assignment(lhs, pos, op, expressions.list(tree.rhs));
    };
  }

  AssignStmt assignment(List<Expr> lhs, int pos, org.go2rs.frontend.ast.Token op, List<Expr> rhs) {
    context.checks.assignment(lhs, pos, op, rhs);
    return new AssignStmt(lhs, pos, op, rhs);
  }

  /** The expression of a statement that takes only one. */
  Expr single(List<Expr> exprs) {
    context.checks.single(exprs);
    return exprs.get(0);
  }

  private SelectStmt select(GoParser.SelectStmtContext tree) {
    List<Stmt> clauses = new ArrayList<>(tree.clauses.size());
    for (GoParser.CommClauseContext clause : tree.clauses) {
      Stmt comm = clause.comm == null ? null : simple(clause.comm);
      context.checks.clause(clause.tok, context.pos(clause.tok), comm != null);
      clauses.add(new CommClause(context.pos(clause.tok), comm, context.pos(clause.colon), list(clause.body)));
    }
    BlockStmt body = new BlockStmt(context.pos(tree.lbrace), List.copyOf(clauses), context.pos(tree.rbrace));
    return new SelectStmt(context.pos(tree.tok), body);
  }

  CaseClause caseClause(GoParser.CaseClauseContext tree) {
    context.checks.clause(tree.tok, context.pos(tree.tok), tree.exprs != null);
    List<Expr> exprs = tree.exprs == null ? null : expressions.list(tree.exprs);
    return new CaseClause(context.pos(tree.tok), exprs, context.pos(tree.colon), list(tree.body));
  }
}
