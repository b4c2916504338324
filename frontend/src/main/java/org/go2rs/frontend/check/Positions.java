package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.jspecify.annotations.Nullable;

/**
 * Where Go's compiler reports errors. Its syntax tree keeps one position for a node, often that of the operator or bracket, and messages go either there or
 * to the node's beginning.
 */
final class Positions {
  private Positions() {}

  /** The beginning of a node as Go's compiler has it, which for a few kinds is not the first byte. */
  static int start(Node node) {
    Node at = node;
    for (Node left = leftmost(at); left != null; left = leftmost(at)) {
      at = left;
    }
    return at instanceof ExprStmt s ? own(s.x())
        : at instanceof FuncDecl d ? d.recv() != null ? d.recv().opening() : d.name().pos()
        : at instanceof Expr e ? own(e)
        : at.pos();
  }

  /** The part that a node begins with, if the node's position is behind it. */
  private static @Nullable Node leftmost(Node node) {
    return node instanceof SelectorExpr e ? e.x()
        : node instanceof IndexExpr e ? e.x()
        : node instanceof TypeAssertExpr e ? e.x()
        : node instanceof CallExpr e ? e.fun()
        : node instanceof BinaryExpr e ? e.x()
        : node instanceof KeyValueExpr e ? e.key()
        : node instanceof CompositeLit e ? e.type()
        : node instanceof SendStmt s ? s.chan()
        : node instanceof AssignStmt s ? s.lhs().get(0)
        : node instanceof IncDecStmt s ? s.x()
        : null;
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
      case BadExpr e -> expr.pos();
      case Ident e -> expr.pos();
      case BasicLit e -> expr.pos();
      case FuncLit e -> expr.pos();
      case StarExpr e -> expr.pos();
      case UnaryExpr e -> expr.pos();
      case KeyValueExpr e -> expr.pos();
      case Ellipsis e -> expr.pos();
      case ArrayType e -> expr.pos();
      case StructType e -> expr.pos();
      case InterfaceType e -> expr.pos();
      case MapType e -> expr.pos();
      case ChanType e -> expr.pos();
    };
  }
}
