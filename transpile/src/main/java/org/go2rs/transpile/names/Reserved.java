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
          "nil", "panic", "recovering", "recovery", "scope", "each", "each2", "each0", "go", "func", "rune", "size_of", "align_of", "this", "drop",
          "Some", "None", "Ok", "Err", "Break", "Continue", "go2rs", "std", "core", "alloc");

  /** Types that Rust's language or the prelude gives a meaning that generated text relies on. */
  private static final Set<String> TYPES =
      Set.of(
          "Any", "Array", "Chan", "Complex64", "Complex128", "Comparable", "ControlFlow", "Defers", "Error", "Float", "Func", "Global", "Go", "Integer",
          "Interface", "Map", "Number", "Ordered", "Ptr", "RecvChan", "SendChan", "Slice", "Str", "Uintptr", "UnsafePointer", "Variadic", "Concat",
          "Addable", "StrLike", "SliceOf", "ArrayOf", "MapOf", "Bytes", "PtrTo", "CoreOf", "Numeric", "Nil");

  /** Names of Rust's own prelude that derives and generated text use bare. */
  private static final Set<String> RUST_TYPES =
      Set.of("Option", "Some", "None", "Fn", "FnMut", "FnOnce", "Copy", "Clone", "Default", "Sized", "PartialEq", "Eq", "Self", "Go", "PhantomData");

  private static final Set<String> METHODS =
      Set.of(
          "clone", "clone_from", "default", "eq", "ne", "cmp", "partial_cmp", "lt", "le", "gt", "ge", "hash", "max", "min", "clamp", "into", "try_into",
          "to_owned", "to_string", "borrow", "borrow_mut", "as_ref", "as_mut", "drop", "quo", "rem", "shl", "shr", "to_int", "type_id", "fmt");

  /** What {@code SliceOf}, {@code ArrayOf}, {@code MapOf} and {@code Bytes} offer by value: Rust finds them on a newtype before its own methods with {@code &mut self}. */
  private static final Set<String> CONTAINER_METHODS =
      Set.of(
          "slice", "slice3", "to", "from", "tail", "part", "at", "append", "copy", "clear", "swap", "iter", "into_iter", "enumerate", "len", "cap", "is_nil",
          "to_slice", "to_array", "to_map", "to_str", "to_bytes", "as_byte_row", "get", "get_ok", "lookup", "insert", "entry", "remove", "keys", "values");

  private Reserved() {}

  /** Whether a method with a pointer receiver on a slice or map type may not have this name. */
  public static boolean container(String name) {
    return CONTAINER_METHODS.contains(name);
  }

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
    return KEYWORDS.contains(name) || METHODS.contains(name);
  }

  /** Whether a type may not have this name. */
  public static boolean type(String name) {
    return KEYWORDS.contains(name) || RUST_TYPES.contains(name);
  }

  /** Whether the prelude has a type of this name: a type of the program hides it, and the prelude's is then spelled out. */
  public static boolean preludeType(String name) {
    return TYPES.contains(name);
  }
}
