package org.go2rs.frontend.check;

import java.util.Collection;
import java.util.function.Consumer;
import org.go2rs.frontend.ast.*;
import org.jspecify.annotations.Nullable;

/** Visits a syntax tree in the order in which {@code ast.Inspect} does, comments left out. */
final class GoOrderWalk {
  private final Consumer<Node> visit;

  private GoOrderWalk(Consumer<Node> visit) {
    this.visit = visit;
  }

  static void walk(Node root, Consumer<Node> visit) {
    new GoOrderWalk(visit).node(root);
  }

  private void all(Collection<? extends Node> nodes) {
    nodes.forEach(this::node);
  }

  private void all(@Nullable Node... nodes) {
    for (Node node : nodes) {
      node(node);
    }
  }

  private void node(@Nullable Node node) {
    if (node == null || node instanceof Comment || node instanceof CommentGroup) {
      return;
    }
    visit.accept(node);
    switch (node) {
      case File n -> {
        node(n.name());
        all(n.decls());
      }
      case Field n -> {
        all(n.names());
        all(n.type(), n.tag());
      }
      case FieldList n -> all(n.list());
      case Decl n -> decl(n);
      case Spec n -> spec(n);
      case Expr n -> expr(n);
      case Stmt n -> stmt(n);
      case Comment n -> {}
      case CommentGroup n -> {}
    }
  }

  private void decl(Decl decl) {
    switch (decl) {
      case BadDecl n -> {}
      case GenDecl n -> all(n.specs());
      case FuncDecl n -> all(n.recv(), n.name(), n.type(), n.body());
    }
  }

  private void spec(Spec spec) {
    switch (spec) {
      case ImportSpec n -> all(n.name(), n.path());
      case ValueSpec n -> {
        all(n.names());
        node(n.type());
        all(n.values());
      }
      case TypeSpec n -> all(n.name(), n.typeParams(), n.type());
    }
  }

  private void expr(Expr expr) {
    switch (expr) {
      case BadExpr n -> {}
      case Ident n -> {}
      case BasicLit n -> {}
      case Ellipsis n -> node(n.elt());
      case FuncLit n -> all(n.type(), n.body());
      case CompositeLit n -> {
        node(n.type());
        all(n.elts());
      }
      case ParenExpr n -> node(n.x());
      case SelectorExpr n -> all(n.x(), n.sel());
      case IndexExpr n -> {
        node(n.x());
        all(n.indices());
      }
      case SliceExpr n -> all(n.x(), n.low(), n.high(), n.max());
      case TypeAssertExpr n -> all(n.x(), n.type());
      case CallExpr n -> {
        node(n.fun());
        all(n.args());
      }
      case StarExpr n -> node(n.x());
      case UnaryExpr n -> node(n.x());
      case BinaryExpr n -> all(n.x(), n.y());
      case KeyValueExpr n -> all(n.key(), n.value());
      case ArrayType n -> all(n.len(), n.elt());
      case StructType n -> node(n.fields());
      case FuncType n -> all(n.typeParams(), n.params(), n.results());
      case InterfaceType n -> node(n.methods());
      case MapType n -> all(n.key(), n.value());
      case ChanType n -> node(n.value());
    }
  }

  private void stmt(Stmt stmt) {
    switch (stmt) {
      case BadStmt n -> {}
      case EmptyStmt n -> {}
      case DeclStmt n -> node(n.decl());
      case LabeledStmt n -> all(n.label(), n.stmt());
      case ExprStmt n -> node(n.x());
      case SendStmt n -> all(n.chan(), n.value());
      case IncDecStmt n -> node(n.x());
      case AssignStmt n -> {
        all(n.lhs());
        all(n.rhs());
      }
      case GoStmt n -> node(n.call());
      case DeferStmt n -> node(n.call());
      case ReturnStmt n -> all(n.results());
      case BranchStmt n -> node(n.label());
      case BlockStmt n -> all(n.list());
      case IfStmt n -> all(n.init(), n.cond(), n.body(), n.orElse());
      case CaseClause n -> {
        if (n.list() != null) {
          all(n.list());
        }
        all(n.body());
      }
      case SwitchStmt n -> all(n.init(), n.tag(), n.body());
      case TypeSwitchStmt n -> all(n.init(), n.assign(), n.body());
      case CommClause n -> {
        node(n.comm());
        all(n.body());
      }
      case SelectStmt n -> node(n.body());
      case ForStmt n -> all(n.init(), n.cond(), n.post(), n.body());
      case RangeStmt n -> all(n.key(), n.value(), n.x(), n.body());
    }
  }
}
