package org.go2rs.frontend.types;

/** A predeclared function, or a function of package unsafe. */
public final class Builtin extends Obj {
  /** Which function it is, how many arguments it needs at least and whether it takes more, and whether a call can be a statement or must be used. */
  public enum Id {
    APPEND("append", 1, true, false),
    CAP("cap", 1, false, false),
    CLEAR("clear", 1, false, true),
    CLOSE("close", 1, false, true),
    COMPLEX("complex", 2, false, false),
    COPY("copy", 2, false, true),
    DELETE("delete", 2, false, true),
    IMAG("imag", 1, false, false),
    LEN("len", 1, false, false),
    MAKE("make", 1, true, false),
    MAX("max", 1, true, false),
    MIN("min", 1, true, false),
    NEW("new", 1, false, false),
    PANIC("panic", 1, false, true),
    PRINT("print", 0, true, true),
    PRINTLN("println", 0, true, true),
    REAL("real", 1, false, false),
    RECOVER("recover", 0, false, true),
    UNSAFE_ADD("Add", 2, false, false),
    UNSAFE_ALIGNOF("Alignof", 1, false, false),
    UNSAFE_OFFSETOF("Offsetof", 1, false, false),
    UNSAFE_SIZEOF("Sizeof", 1, false, false),
    UNSAFE_SLICE("Slice", 2, false, false),
    UNSAFE_SLICE_DATA("SliceData", 1, false, false),
    UNSAFE_STRING("String", 2, false, false),
    UNSAFE_STRING_DATA("StringData", 1, false, false);

    private final String goName;
    private final int minArgs;
    private final boolean variadic;
    private final boolean statement;

    Id(String goName, int minArgs, boolean variadic, boolean statement) {
      this.goName = goName;
      this.minArgs = minArgs;
      this.variadic = variadic;
      this.statement = statement;
    }

    /** The name without package. */
    public String goName() {
      return goName;
    }

    public int minArgs() {
      return minArgs;
    }

    public boolean isVariadic() {
      return variadic;
    }

    /** Whether a call may stand alone as a statement. */
    public boolean isStatement() {
      return statement;
    }

    /** Whether the function is of package unsafe. */
    public boolean isUnsafe() {
      return compareTo(UNSAFE_ADD) >= 0;
    }
  }

  private final Id id;

  Builtin(Id id) {
    super(0, null, id.goName(), Basic.INVALID);
    this.id = id;
  }

  public Id builtinId() {
    return id;
  }
}
