package org.go2rs.transpile.decl;

import java.util.List;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.types.Obj;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.Vis;

/** What stands before items: docs, attributes, visibility. */
final class Heads {
  private Heads() {}

  /** The head of what {@code spec} declares. The doc of a group stands as a plain comment above its first item. */
  static RsItem.Head of(FileContext file, GenDecl decl, Spec spec, Obj obj, boolean first) {
    boolean groupFirst = decl.isGrouped() && first && decl.specs().get(0) == spec;
    List<String> comments = groupFirst ? Docs.lines(decl.doc()) : List.of();
    List<String> docs = !first ? List.of() : Docs.join(decl.isGrouped() ? spec.doc() : spec.doc() != null ? spec.doc() : decl.doc(), spec.comment());
    return new RsItem.Head(comments, docs, List.of(), file.pkg().visibility().of(obj), file.origin(obj.pos()));
  }

  /** {@code #[go(..)]} with these arguments; no attribute for none. */
  static List<RsAttr> go(List<RsAttr.Arg> args) {
    return args.isEmpty() ? List.of() : List.of(new RsAttr("go", args));
  }

  /** Whether camel-casing a Rust name of this visibility gives the Go name. */
  static boolean restores(String restoredExported, String restoredHidden, Vis vis, String go) {
    return (vis == Vis.PUBLIC ? restoredExported : restoredHidden).equals(go);
  }
}
