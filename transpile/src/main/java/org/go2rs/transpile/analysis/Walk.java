package org.go2rs.transpile.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.*;
import org.jspecify.annotations.Nullable;

/** Visits a syntax tree in source order. */
public final class Walk {
  private Walk() {}

  /** Calls {@code enter} for {@code root} and all nodes below it; children are skipped where {@code enter} says false. */
  public static void each(@Nullable Node root, Predicate<Node> enter) {
    if (root == null || !enter.test(root)) {
      return;
    }
    for (Node child : children(root)) {
      each(child, enter);
    }
  }

  /** Whether any node at or below {@code root} satisfies the predicate; function literals are entered. */
  public static boolean any(@Nullable Node root, Predicate<Node> test) {
    boolean[] found = {false};
    each(
        root,
        n -> {
          found[0] |= test.test(n);
          return !found[0];
        });
    return found[0];
  }

  /** Whether any node at or below {@code root} satisfies the predicate, bodies of nested function literals left out. */
  public static boolean anyHere(@Nullable Node root, Predicate<Node> test) {
    boolean[] found = {false};
    each(
        root,
        n -> {
          found[0] |= test.test(n);
          return !found[0] && (n == root || !(n instanceof FuncLit));
        });
    return found[0];
  }

  /** The direct children of a node, in source order. */
  public static List<Node> children(Node node) {
    List<Node> out = new ArrayList<>();
    switch (node) {
      case Expr e -> expr(e, out);
      case Stmt s -> stmt(s, out);
      case Decl d -> decl(d, out);
      case Spec s -> spec(s, out);
      case Field f -> {
        out.addAll(f.names());
        out.add(f.type());
      }
      case FieldList l -> out.addAll(l.list());
      case Comment c -> {}
      case CommentGroup g -> out.addAll(g.list());
      case File f -> out.addAll(f.decls());
    }
    return out;
  }

  private static void expr(Expr e, List<Node> out) {
    switch (e) {
      case BadExpr x -> {}
      case Ident x -> {}
      case BasicLit x -> {}
      case Ellipsis x -> add(out, x.elt());
      case FuncLit x -> add(out, x.type(), x.body());
      case CompositeLit x -> {
        add(out, x.type());
        out.addAll(x.elts());
      }
      case ParenExpr x -> add(out, x.x());
      case SelectorExpr x -> add(out, x.x(), x.sel());
      case IndexExpr x -> {
        add(out, x.x());
        out.addAll(x.indices());
      }
      case SliceExpr x -> add(out, x.x(), x.low(), x.high(), x.max());
      case TypeAssertExpr x -> add(out, x.x(), x.type());
      case CallExpr x -> {
        add(out, x.fun());
        out.addAll(x.args());
      }
      case StarExpr x -> add(out, x.x());
      case UnaryExpr x -> add(out, x.x());
      case BinaryExpr x -> add(out, x.x(), x.y());
      case KeyValueExpr x -> add(out, x.key(), x.value());
      case ArrayType x -> add(out, x.len(), x.elt());
      case StructType x -> add(out, x.fields());
      case FuncType x -> add(out, x.typeParams(), x.params(), x.results());
      case InterfaceType x -> add(out, x.methods());
      case MapType x -> add(out, x.key(), x.value());
      case ChanType x -> add(out, x.value());
    }
  }

  private static void stmt(Stmt s, List<Node> out) {
    switch (s) {
      case BadStmt x -> {}
      case EmptyStmt x -> {}
      case DeclStmt x -> add(out, x.decl());
      case LabeledStmt x -> add(out, x.label(), x.stmt());
      case ExprStmt x -> add(out, x.x());
      case SendStmt x -> add(out, x.chan(), x.value());
      case IncDecStmt x -> add(out, x.x());
      case AssignStmt x -> {
        out.addAll(x.lhs());
        out.addAll(x.rhs());
      }
      case GoStmt x -> add(out, x.call());
      case DeferStmt x -> add(out, x.call());
      case ReturnStmt x -> out.addAll(x.results());
      case BranchStmt x -> add(out, x.label());
      case BlockStmt x -> out.addAll(x.list());
      case IfStmt x -> add(out, x.init(), x.cond(), x.body(), x.orElse());
      case CaseClause x -> {
        if (x.list() != null) {
          out.addAll(x.list());
        }
        out.addAll(x.body());
      }
      case SwitchStmt x -> add(out, x.init(), x.tag(), x.body());
      case TypeSwitchStmt x -> add(out, x.init(), x.assign(), x.body());
      case CommClause x -> {
        add(out, x.comm());
        out.addAll(x.body());
      }
      case SelectStmt x -> add(out, x.body());
      case ForStmt x -> add(out, x.init(), x.cond(), x.post(), x.body());
      case RangeStmt x -> add(out, x.key(), x.value(), x.x(), x.body());
    }
  }

  private static void decl(Decl d, List<Node> out) {
    switch (d) {
      case BadDecl x -> {}
      case GenDecl x -> out.addAll(x.specs());
      case FuncDecl x -> add(out, x.recv(), x.name(), x.type(), x.body());
    }
  }

  private static void spec(Spec s, List<Node> out) {
    switch (s) {
      case ImportSpec x -> {}
      case ValueSpec x -> {
        out.addAll(x.names());
        add(out, x.type());
        out.addAll(x.values());
      }
      case TypeSpec x -> add(out, x.name(), x.typeParams(), x.type());
    }
  }

  private static void add(List<Node> out, @Nullable Node... nodes) {
    for (Node node : nodes) {
      if (node != null) {
        out.add(node);
      }
    }
  }
}
