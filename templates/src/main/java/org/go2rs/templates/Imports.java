package org.go2rs.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.UseTree;

/**
 * Leaves out imports that the finished text does not mention: lowering learns what a file needs while it walks, and then folds constants, drops dead branches or finds a shorter form.
 */
final class Imports {
  /** What {@code go2rs::prelude} names, and the methods of its traits. A file that mentions none of these does without it. */
  static final Set<String> PRELUDE =
      Set.of(
          "Any", "Error", "Array", "Chan", "RecvChan", "SendChan", "Complex64", "Complex128", "Defers", "panic", "recovery", "scope", "Func", "Variadic", "func", "Addable", "Bytes",
          "Comparable", "Concat", "MapOf", "Ordered", "PtrTo", "SliceOf", "ArrayOf", "StrLike", "Global", "Interface", "Map", "Nil", "nil", "Float", "Integer", "Number", "Ptr", "each",
          "each0", "each2", "Slice", "Str", "rune", "UnsafePointer", "Uintptr", "Go", "args", "array", "constraint", "convert", "defer", "defer_slot", "interface", "literal", "map", "max",
          "min", "nil_receiver", "range", "select", "slice", "var", "PhantomData", "align_of", "offset_of", "size_of", "ControlFlow", "Break", "Continue", "go", "recovering",
          "methods", "append", "as_byte_row", "as_char", "assert", "at", "cap", "clear", "copy", "downcast", "downcast_ok", "entry", "enumerate", "from", "from_byte_row",
          "from_bytes_like", "from_map", "from_number", "from_ptr", "from_slice", "from_str", "from_wide", "get", "get_ok", "greater", "insert", "is", "is_nil", "iter", "keys", "len",
          "lesser", "lookup", "make", "negated", "new", "of", "part", "push", "quo", "recover", "rem", "remove", "shl", "shr", "slice3", "swap", "tail", "to", "to_bytes", "to_int",
          "to_map", "to_ptr", "to_slice", "to_array", "to_str", "to_wide", "values", "with_capacity", "with_len");

  private Imports() {}

  /** The declarations of {@code uses} that a file with these words needs. */
  static List<RsItem.Use> needed(List<RsItem.Use> uses, Set<String> words) {
    List<RsItem.Use> out = new ArrayList<>();
    for (RsItem.Use use : uses) {
      UseTree tree = needed(use.tree(), words);
      if (tree != null) {
        out.add(new RsItem.Use(use.head(), tree));
      }
    }
    return out;
  }

  private static UseTree needed(UseTree tree, Set<String> words) {
    return switch (tree) {
      case UseTree.Name n -> isNeeded(n, words) ? n : null;
      case UseTree.Glob g -> !g.path().equals(List.of("go2rs", "prelude")) || PRELUDE.stream().anyMatch(words::contains) ? g : null;
      case UseTree.Group g -> {
        List<UseTree> kept = g.trees().stream().filter(t -> needed(t, words) != null).toList();
        yield kept.isEmpty() ? null : kept.size() == 1 && kept.get(0) instanceof UseTree.Name n ? joined(g.path(), n) : new UseTree.Group(g.path(), kept);
      }
    };
  }

  private static boolean isNeeded(UseTree.Name n, Set<String> words) {
    String name = n.alias() != null ? n.alias() : n.path().get(n.path().size() - 1);
    return name.equals("_") || words.contains(name);
  }

  private static UseTree joined(List<String> path, UseTree.Name name) {
    List<String> all = new ArrayList<>(path);
    all.addAll(name.path());
    return new UseTree.Name(all, name.alias());
  }
}
