package org.go2rs.frontend.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.NodeWalker;
import org.go2rs.frontend.ast.SelectorExpr;

/** Collects the names that stand before a dot: package names are among them. */
final class UsedNames {
  private UsedNames() {}

  static Set<String> in(List<Decl> decls) {
    Set<String> names = new HashSet<>();
    for (Decl decl : decls) {
      NodeWalker.walk(decl, node -> add(node, names));
    }
    return names;
  }

  private static boolean add(Node node, Set<String> names) {
    if (node instanceof SelectorExpr selector && selector.x() instanceof Ident name) {
      names.add(name.name());
    }
    return true;
  }
}
