package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.TypeAssertExpr;

/**
 * Where Go's compiler reports errors. Its syntax tree keeps one position for a node, often that of the operator or bracket, and messages go either there or
 * to the node's beginning.
 */
final class Positions {
  private Positions() {}

  /** The beginning of a node as Go's compiler has it, which for a few kinds is not the first byte. */
  static int start(Node node) {
    Node at = node;
    while (true) {
      switch (at) {
        case SelectorExpr e -> at = e.x();
        case IndexExpr e -> at = e.x();
        case TypeAssertExpr e -> at = e.x();
        case CallExpr e -> at = e.fun();
        case BinaryExpr e -> at = e.x();
        case KeyValueExpr e -> at = e.key();
        case CompositeLit e when e.type() != null -> at = e.type();
        case SendStmt s -> at = s.chan();
        case AssignStmt s -> at = s.lhs().get(0);
        case IncDecStmt s -> at = s.x();
        case ExprStmt s -> {
          return own(s.x());
        }
        case FuncDecl d -> {
          return d.recv() != null ? d.recv().opening() : d.name().pos();
        }
        case Expr e -> {
          return own(e);
        }
        default -> {
          return at.pos();
        }
      }
    }
  }

  /** The one position that Go's compiler keeps of an expression. */
  static int own(Expr expr) {
    return switch (expr) {
      // The dot has no position in our tree; it nearly always stands directly before what follows.
      case SelectorExpr e -> e.sel().pos() - 1;
      case TypeAssertExpr e -> e.lparen() - 1;
      case IndexExpr e -> e.lbrack();
      case SliceExpr e -> e.lbrack();
      case CallExpr e -> e.lparen();
      case BinaryExpr e -> e.opPos();
      case CompositeLit e -> e.lbrace();
      case FuncType e -> e.params().opening();
      case ParenExpr e -> e.lparen();
      default -> expr.pos();
    };
  }
}
