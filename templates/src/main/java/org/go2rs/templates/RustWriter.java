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
    return new Draft(file, DeepNests.layOut(located.text().replaceFirst("^\\n+", "")), located);
  }

  /** Items with an empty line between, except among uses, module declarations, and constants that belong together. */
  private static List<String> paragraphs(List<RsItem> list, ItemWriter items) {
    // Uses have no origins, so that they may be printed after what they depend on.
    var texts = new java.util.IdentityHashMap<RsItem, String>();
    list.stream().filter(i -> !(i instanceof RsItem.Use)).forEach(i -> texts.put(i, items.item(i)));
    var out = new java.util.ArrayList<String>();
    RsItem previous = null;
    for (RsItem item : withNeededUses(list, texts.values())) {
      boolean together = previous != null && previous.getClass() == item.getClass() && isLine(item) && item.head().docs().isEmpty() && item.head().comments().isEmpty();
      out.add((previous == null || together ? "" : "\n") + texts.computeIfAbsent(item, items::item));
      previous = item;
    }
    return out;
  }

  /** The items without uses that no text mentions; the re-exports of a crate's root all stay. */
  private static List<RsItem> withNeededUses(List<RsItem> list, java.util.Collection<String> texts) {
    if (list.stream().anyMatch(i -> i instanceof RsItem.ModDecl)) {
      return list;
    }
    var needed = new Imports(texts).needed(list.stream().filter(RsItem.Use.class::isInstance).map(RsItem.Use.class::cast).toList());
    var out = new java.util.ArrayList<RsItem>(needed);
    list.stream().filter(i -> !(i instanceof RsItem.Use)).forEach(out::add);
    return out;
  }

  private static boolean isLine(RsItem item) {
    return item instanceof RsItem.Use
        || item instanceof RsItem.ModDecl
        || item instanceof RsItem.ExternCrate
        || item instanceof RsItem.Const
        || item instanceof RsItem.Static;
  }

  TemplateEngine templates() {
    return templates;
  }
}
