package org.go2rs.transpile.names;

import java.util.Set;

/** Names that translated code must not take: Rust's own, the prelude's, and methods that Rust would find first. */
public final class Reserved {
  private static final Set<String> KEYWORDS =
      Set.of(
          "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn", "for", "gen", "if", "impl",
          "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true",
          "type", "unsafe", "use", "where", "while", "abstract", "become", "box", "do", "final", "macro", "override", "priv", "try", "typeof",
          "unsized", "virtual", "yield");

  /** Functions and constants of the prelude in the value namespace: the translated program's own name yields. */
  private static final Set<String> PRELUDE =
      Set.of(
          "nil", "panic", "recovering", "scope", "func", "go", "each", "rune", "this", "drop", "Some", "None", "Ok", "Err", "Break", "Continue",
          "go2rs", "std", "core", "alloc");

  /** Types that Rust's language or the prelude gives a meaning that generated text relies on. */
  private static final Set<String> TYPES =
      Set.of(
          "Go", "Global", "Str", "Func", "Ptr", "Slice", "Array", "Map", "Chan", "Any", "Nil", "Defers", "Error", "Option", "Result", "Vec", "Box",
          "String", "Fn", "FnMut", "FnOnce", "Copy", "Clone", "Send", "Sync", "Sized", "Drop", "Default", "From", "Into", "Eq", "PartialEq", "Ord",
          "PartialOrd", "Iterator", "IntoIterator", "Self", "PhantomData");

  private static final Set<String> TRAIT_METHODS =
      Set.of(
          "clone", "clone_from", "eq", "ne", "cmp", "partial_cmp", "lt", "le", "gt", "ge", "max", "min", "clamp", "hash", "into", "from", "try_into",
          "try_from", "to_owned", "to_string", "borrow", "borrow_mut", "as_ref", "as_mut", "default", "drop", "fmt", "type_id", "into_iter", "deref",
          "deref_mut", "add", "sub", "mul", "div", "rem", "neg", "not", "bitand", "bitor", "bitxor", "shl", "shr", "index", "index_mut", "call",
          "call_mut", "call_once");

  /** Operator methods stay allowed: their traits are not in Rust's prelude, so a method call never finds them. */
  private static final Set<String> NOT_IN_PRELUDE =
      Set.of(
          "hash", "borrow", "borrow_mut", "fmt", "type_id", "deref", "deref_mut", "add", "sub", "mul", "div", "rem", "neg", "not", "bitand", "bitor",
          "bitxor", "shl", "shr", "index", "index_mut", "call", "call_mut", "call_once", "default", "from", "try_from", "drop");

  private Reserved() {}

  /** Whether a function, constant, global or local may not have this name. */
  public static boolean value(String name) {
    return KEYWORDS.contains(name) || PRELUDE.contains(name);
  }

  /** Whether a field may not have this name. */
  public static boolean field(String name) {
    return KEYWORDS.contains(name);
  }

  /** Whether a method may not have this name. */
  public static boolean method(String name) {
    return KEYWORDS.contains(name) || (TRAIT_METHODS.contains(name) && !NOT_IN_PRELUDE.contains(name));
  }

  /** Whether a type may not have this name. */
  public static boolean type(String name) {
    return KEYWORDS.contains(name) || "Option".equals(name) || "Go".equals(name) || "Fn".equals(name) || "Default".equals(name);
  }

  /** Whether the prelude has a type of this name: a type of the program hides it, and the prelude's is then spelled out. */
  public static boolean preludeType(String name) {
    return TYPES.contains(name);
  }
}
