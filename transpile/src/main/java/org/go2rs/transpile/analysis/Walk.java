package org.go2rs.transpile.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.NodeWalker;
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

  /** The direct children of a node, in source order; comments are none. */
  public static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    NodeWalker.children(node, children::add);
    return children;
  }
}
