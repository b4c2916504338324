package org.go2rs.frontend.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reports what the grammar accepts and Go does not, in the words of Go's compiler. One error per line is enough, as in Go. */
final class SyntaxErrors {
  /** The code of every error in this package. */
  static final String CODE = "SyntaxError";

  private final SourceFile file;
  private final DiagnosticSink sink;
  private final Set<Integer> lines = new HashSet<>();
  private int count;

  SyntaxErrors(SourceFile file, DiagnosticSink sink) {
    this.file = file;
    this.sink = sink;
  }

  boolean any() {
    return count > 0;
  }

  /** How many errors have been found, those that share a line included. */
  int count() {
    return count;
  }

  /** Reports a syntax error. */
  void report(int pos, String message) {
    count++;
    if (lines.add(file.line(pos))) {
      sink.error(CODE, pos, "syntax error: " + message);
    }
  }

  /** Reports something wrong inside a token. */
  void reportToken(int pos, String message) {
    count++;
    sink.error(CODE, pos, message);
  }

  void checkLiteralType(Expr type, int lbrace) {
    if (type instanceof ParenExpr) {
      report(type.pos(), "cannot parenthesize type in composite literal");
    } else if (!(type instanceof Ident || type instanceof SelectorExpr || type instanceof IndexExpr)) {
      report(lbrace, "unexpected { at end of statement");
    }
  }

  void checkIndex(GoParser.SuffixContext tree) {
    int close = pos(tree.rbrack);
    if (tree.colon == null) {
      if (tree.indices.isEmpty()) {
        report(close, "expected operand");
      }
      return;
    }
    if (tree.indices.size() > 1 || tree.comma != null) {
      report(pos(tree.colon), "unexpected :, expected comma, : or ]");
    } else if (tree.colon2 != null && tree.high == null) {
      report(pos(tree.colon2), "middle index required in 3-index slice");
    } else if (tree.colon2 != null && tree.max == null) {
      report(close, "final index required in 3-index slice");
    }
  }

  void checkStartedCall(Token keyword, Expr call) {
    String word = keyword.getText();
    if (call instanceof ParenExpr && Nodes.unparen(call) instanceof CallExpr) {
      report(call.pos(), "expression in " + word + " must not be parenthesized");
    }
    // That it must be a call at all is for the checker to say, as Go's compiler has it.
  }

  void checkAssignment(List<Expr> lhs, int pos, org.go2rs.frontend.ast.Token op, List<Expr> rhs) {
    if (op.isOpAssign() && lhs.size() > 1) {
      report(pos, "unexpected " + op.text() + ", expected := or = or comma");
    }
  }

  void checkSingle(List<Expr> exprs) {
    if (exprs.size() > 1) {
      report(exprs.get(exprs.size() - 1).end(), "expected := or = or comma");
    }
  }

  void checkClause(Token keyword, boolean hasCondition) {
    if (keyword.getType() == GoLexer.DEFAULT && hasCondition) {
      report(pos(keyword), "unexpected expression after default, expected :");
    } else if (keyword.getType() == GoLexer.CASE && !hasCondition) {
      report(pos(keyword), "unexpected :, expected expression");
    }
  }

  void missingCondition(GoParser.HeaderContext head, int lbrace) {
    report(head.semi != null ? pos(head.semi) : lbrace, "missing condition in if statement");
  }

  void usedAsValue(Stmt stmt, String keyword) {
    if (stmt instanceof AssignStmt assign) {
      report(stmt.pos(), "cannot use " + SourceText.of(file, assign) + " as value");
    } else {
      report(stmt.pos(), "cannot use " + SourceText.of(file, stmt) + " as value");
    }
  }

  void checkPost(@Nullable Stmt post) {
    if (post instanceof AssignStmt assign && assign.tok() == org.go2rs.frontend.ast.Token.DEFINE) {
      report(assign.pos(), "cannot declare in post statement of for loop");
    }
  }

  void checkRange(List<Expr> lhs, int range, org.go2rs.frontend.ast.Token tok) {
    if (lhs.size() > 2) {
      report(lhs.get(2).pos(), "range clause permits at most two iteration variables");
    }
  }

  void rangeOutsideFor(int range) {
    report(range, "unexpected range, expected expression");
  }

  private int pos(Token token) {
    return file.pos(token.getStartIndex());
  }
}
