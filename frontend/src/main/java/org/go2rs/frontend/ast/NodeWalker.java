package org.go2rs.frontend.ast;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits the nodes of a tree in source order, comments left out. */
public final class NodeWalker {
  private NodeWalker() {}

  /** Visits a node and, if {@code enter} says so, everything in it. */
  public static void walk(Node root, Predicate<Node> enter) {
    if (enter.test(root)) {
      children(root, child -> walk(child, enter));
    }
  }

  /** Hands over the direct children of a node. */
  public static void children(Node node, Consumer<Node> visit) {
    new Children(visit).of(node);
  }

  private record Children(Consumer<Node> visit) {
    void of(Node node) {
      switch (node) {
        case Expr expr -> expr(expr);
        case Stmt stmt -> stmt(stmt);
        case Decl decl -> decl(decl);
        case Spec spec -> spec(spec);
        case Field field -> all(field.names()).one(field.type()).one(field.tag());
        case FieldList list -> all(list.list());
        case Comment comment -> {}
        case CommentGroup group -> {}
        case File file -> one(file.name()).all(file.decls());
      }
    }

    private void expr(Expr expr) {
      switch (expr) {
        case BadExpr bad -> {}
        case Ident ident -> {}
        case BasicLit literal -> {}
        case Ellipsis ellipsis -> one(ellipsis.elt());
        case FuncLit func -> one(func.type()).one(func.body());
        case CompositeLit literal -> one(literal.type()).all(literal.elts());
        case ParenExpr paren -> one(paren.x());
        case SelectorExpr selector -> one(selector.x()).one(selector.sel());
        case IndexExpr index -> one(index.x()).all(index.indices());
        case SliceExpr slice -> one(slice.x()).one(slice.low()).one(slice.high()).one(slice.max());
        case TypeAssertExpr assertion -> one(assertion.x()).one(assertion.type());
        case CallExpr call -> one(call.fun()).all(call.args());
        case StarExpr star -> one(star.x());
        case UnaryExpr unary -> one(unary.x());
        case BinaryExpr binary -> one(binary.x()).one(binary.y());
        case KeyValueExpr pair -> one(pair.key()).one(pair.value());
        case ArrayType array -> one(array.len()).one(array.elt());
        case StructType struct -> one(struct.fields());
        case FuncType func -> one(func.typeParams()).one(func.params()).one(func.results());
        case InterfaceType iface -> one(iface.methods());
        case MapType map -> one(map.key()).one(map.value());
        case ChanType chan -> one(chan.value());
      }
    }

    private void stmt(Stmt stmt) {
      switch (stmt) {
        case BadStmt bad -> {}
        case EmptyStmt empty -> {}
        case DeclStmt decl -> one(decl.decl());
        case LabeledStmt labeled -> one(labeled.label()).one(labeled.stmt());
        case ExprStmt expr -> one(expr.x());
        case SendStmt send -> one(send.chan()).one(send.value());
        case IncDecStmt incDec -> one(incDec.x());
        case AssignStmt assign -> all(assign.lhs()).all(assign.rhs());
        case GoStmt go -> one(go.call());
        case DeferStmt defer -> one(defer.call());
        case ReturnStmt ret -> all(ret.results());
        case BranchStmt branch -> one(branch.label());
        case BlockStmt block -> all(block.list());
        case IfStmt each -> one(each.init()).one(each.cond()).one(each.body()).one(each.orElse());
        case CaseClause clause -> all(clause.list()).all(clause.body());
        case SwitchStmt each -> one(each.init()).one(each.tag()).one(each.body());
        case TypeSwitchStmt each -> one(each.init()).one(each.assign()).one(each.body());
        case CommClause clause -> one(clause.comm()).all(clause.body());
        case SelectStmt select -> one(select.body());
        case ForStmt each -> one(each.init()).one(each.cond()).one(each.post()).one(each.body());
        case RangeStmt each -> one(each.key()).one(each.value()).one(each.x()).one(each.body());
      }
    }

    private void decl(Decl decl) {
      switch (decl) {
        case BadDecl bad -> {}
        case GenDecl group -> all(group.specs());
        case FuncDecl func -> one(func.recv()).one(func.name()).one(func.type()).one(func.body());
      }
    }

    private void spec(Spec spec) {
      switch (spec) {
        case ImportSpec each -> one(each.name()).one(each.path());
        case ValueSpec each -> all(each.names()).one(each.type()).all(each.values());
        case TypeSpec each -> one(each.name()).one(each.typeParams()).one(each.type());
      }
    }

    private Children one(@Nullable Node node) {
      if (node != null) {
        visit.accept(node);
      }
      return this;
    }

    private Children all(@Nullable List<? extends Node> nodes) {
      if (nodes != null) {
        nodes.forEach(visit);
      }
      return this;
    }
  }
}
