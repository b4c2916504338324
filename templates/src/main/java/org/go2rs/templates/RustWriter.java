package org.go2rs.templates;

import java.util.List;
import java.util.Map;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RustFile;

/** Prints whole files, before rustfmt. Thread-safe. */
public final class RustWriter {
  private final TemplateEngine templates = new TemplateEngine();

  /**
   * A file's text before rustfmt.
   *
   * @param text plain Rust, with the prelude's own forms in disguise
   * @param located where the origins are
   */
  record Draft(RustFile file, String text, Origins.Located located) {}

  Draft draft(RustFile file) {
    var origins = new Origins(file.provenance());
    var items = new ItemWriter(templates, origins);
    var marked =
        templates.render(
            "RustFile",
            Map.of(
                "comments", file.comments().isEmpty() ? "" : Text.prefixed("//", file.comments()) + "\n",
                "docs", Text.prefixed("//!", file.docs()),
                "attrs", file.attrs().stream().map(a -> items.attribute(a, "#!") + "\n").reduce("", String::concat),
                "text", new Text(),
                "items", paragraphs(file.items(), items)));
    var located = origins.strip(marked);
    return new Draft(file, located.text().replaceFirst("^\\n+", ""), located);
  }

  /** Items with an empty line between, except among uses, module declarations, and constants that belong together. */
  private static List<String> paragraphs(List<RsItem> list, ItemWriter items) {
    var out = new java.util.ArrayList<String>();
    RsItem previous = null;
    for (RsItem item : list) {
      boolean together = previous != null && previous.getClass() == item.getClass() && isLine(item) && item.head().docs().isEmpty() && item.head().comments().isEmpty();
      out.add((previous == null || together ? "" : "\n") + items.item(item));
      previous = item;
    }
    return out;
  }

  private static boolean isLine(RsItem item) {
    return switch (item) {
      case RsItem.Use i -> true;
      case RsItem.ModDecl i -> true;
      case RsItem.ExternCrate i -> true;
      case RsItem.Const i -> true;
      case RsItem.Static i -> true;
      default -> false;
    };
  }

  TemplateEngine templates() {
    return templates;
  }
}
