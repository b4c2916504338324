package org.go2rs.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.UseTree;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out imports that the finished text does not mention: lowering learns what a file needs while it walks, and then folds constants, drops dead branches or finds a shorter form.
 */
final class Imports {
  /** Types, traits and functions of {@code go2rs::prelude}. A file that mentions nothing of it does without it. */
  private static final Set<String> NAMES =
      Set.of(
          "Any", "Error", "Array", "Chan", "RecvChan", "SendChan", "Complex64", "Complex128", "Defers", "panic", "recovery", "scope", "Func", "Variadic", "func", "Addable", "Bytes",
          "Comparable", "Concat", "CoreOf", "MapOf", "Ordered", "PtrTo", "SliceOf", "ArrayOf", "StrLike", "Global", "Interface", "Map", "Nil", "nil", "Float", "Integer", "Number", "Numeric",
          "Ptr", "each", "each0", "each2", "Slice", "Str", "rune", "UnsafePointer", "Uintptr", "Go", "PhantomData", "align_of", "offset_of", "size_of", "ControlFlow", "Break", "Continue",
          "go", "recovering");

  /** Its macros. */
  private static final Set<String> MACROS =
      Set.of("args", "array", "const_array", "const_slice", "constraint", "convert", "defer", "defer_slot", "interface", "literal", "long_args", "long_array", "long_slice", "map", "max", "min", "nil_receiver", "range", "select", "slice", "var");

  /** The methods that its traits lend to types of Rust, and to those of other crates. */
  private static final Set<String> METHODS =
      Set.of(
          "append", "as_byte_row", "as_char", "assert", "at", "cap", "clear", "copy", "downcast", "downcast_ok", "entry", "enumerate", "from", "from_byte_row", "from_bytes_like", "from_map",
          "from_number", "from_ptr", "from_slice", "from_str", "from_wide", "get", "get_ok", "greater", "insert", "is", "is_nil", "iter", "keys", "len", "lesser", "lookup", "make", "negated",
          "new", "of", "part", "push", "quo", "recover", "rem", "remove", "shl", "shr", "slice", "slice3", "swap", "tail", "to", "to_array", "to_bytes", "to_core", "from_core", "to_int", "to_map",
          "to_ptr", "to_slice", "to_str", "to_wide", "values", "with_capacity", "with_len", "grant", "into");

  private final Set<String> words = new HashSet<>();

  /** Names of the prelude that are mentioned; another import may have brought one of them. */
  private final Set<String> mentioned = new HashSet<>();

  private boolean prelude;

  /** What a file's items, as they are printed, need. */
  Imports(Collection<String> texts) {
    texts.forEach(text -> look(RustToken.scan(text)));
  }

  private void look(List<RustToken> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      String name = Disguise.name(text);
      words.add(text);
      words.add(name);
      String before = i == 0 ? "" : tokens.get(i - 1).text();
      boolean macro = !name.equals(text) || i + 1 < tokens.size() && tokens.get(i + 1).is("!");
      boolean member = before.equals(".") || before.equals(":") && i > 1 && tokens.get(i - 2).is(":");
      // What stands behind a bracket may be an attribute: #[go("Name")], #[nil_receiver].
      boolean attribute = before.equals("[") && i > 1 && tokens.get(i - 2).is("#");
      prelude |= macro && MACROS.contains(name) || member && METHODS.contains(name) || attribute && name.equals("nil_receiver") || text.startsWith("__");
      if (!member && !attribute && NAMES.contains(name)) {
        mentioned.add(name);
      }
    }
  }

  /** The declarations of {@code uses} that the file needs. */
  List<RsItem.Use> needed(List<RsItem.Use> uses) {
    uses.forEach(use -> hide(use.tree()));
    prelude |= !mentioned.isEmpty();
    List<RsItem.Use> out = new ArrayList<>();
    for (RsItem.Use use : uses) {
      UseTree tree = needed(use.tree());
      if (tree != null) {
        out.add(new RsItem.Use(use.head(), tree));
      }
    }
    return out;
  }

  private void hide(UseTree tree) {
    switch (tree) {
      case UseTree.Name n -> mentioned.remove(visible(n));
      case UseTree.Glob g -> {}
      case UseTree.Group g -> g.trees().forEach(this::hide);
    }
  }

  private @Nullable UseTree needed(UseTree tree) {
    return switch (tree) {
      case UseTree.Name n -> isNeeded(n) ? n : null;
      case UseTree.Glob g -> !g.path().equals(List.of("go2rs", "prelude")) || prelude ? g : null;
      case UseTree.Group g -> {
        List<UseTree> kept = g.trees().stream().filter(t -> needed(t) != null).toList();
        yield kept.isEmpty() ? null : kept.size() == 1 && kept.get(0) instanceof UseTree.Name n ? joined(g.path(), n) : new UseTree.Group(g.path(), kept);
      }
    };
  }

  private boolean isNeeded(UseTree.Name n) {
    String name = visible(n);
    return name.equals("_") || words.contains(name);
  }

  private static String visible(UseTree.Name n) {
    return n.alias() != null ? n.alias() : n.path().get(n.path().size() - 1);
  }

  private static UseTree joined(List<String> path, UseTree.Name name) {
    List<String> all = new ArrayList<>(path);
    all.addAll(name.path());
    return new UseTree.Name(all, name.alias());
  }
}
