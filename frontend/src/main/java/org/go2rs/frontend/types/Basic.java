package org.go2rs.frontend.types;

import java.util.EnumMap;
import java.util.Map;

/**
 * A predeclared type without structure, an untyped constant type, or {@link #INVALID}. {@link #BYTE} and {@link #RUNE} are objects of their own with the
 * kinds of {@code uint8} and {@code int32}: compare kinds, or use {@link Types#identical}.
 */
public final class Basic implements Type {
  public static final int IS_BOOLEAN = 1;
  public static final int IS_INTEGER = 2;
  public static final int IS_UNSIGNED = 4;
  public static final int IS_FLOAT = 8;
  public static final int IS_COMPLEX = 16;
  public static final int IS_STRING = 32;
  public static final int IS_UNTYPED = 64;
  public static final int IS_ORDERED = IS_INTEGER | IS_FLOAT | IS_STRING;
  public static final int IS_NUMERIC = IS_INTEGER | IS_FLOAT | IS_COMPLEX;
  public static final int IS_CONST_TYPE = IS_BOOLEAN | IS_NUMERIC | IS_STRING;

  private static final Map<BasicKind, Basic> BY_KIND = new EnumMap<>(BasicKind.class);

  public static final Basic INVALID = of(BasicKind.INVALID, 0, "invalid type");
  public static final Basic BOOL = of(BasicKind.BOOL, IS_BOOLEAN, "bool");
  public static final Basic INT = of(BasicKind.INT, IS_INTEGER, "int");
  public static final Basic INT8 = of(BasicKind.INT8, IS_INTEGER, "int8");
  public static final Basic INT16 = of(BasicKind.INT16, IS_INTEGER, "int16");
  public static final Basic INT32 = of(BasicKind.INT32, IS_INTEGER, "int32");
  public static final Basic INT64 = of(BasicKind.INT64, IS_INTEGER, "int64");
  public static final Basic UINT = of(BasicKind.UINT, IS_INTEGER | IS_UNSIGNED, "uint");
  public static final Basic UINT8 = of(BasicKind.UINT8, IS_INTEGER | IS_UNSIGNED, "uint8");
  public static final Basic UINT16 = of(BasicKind.UINT16, IS_INTEGER | IS_UNSIGNED, "uint16");
  public static final Basic UINT32 = of(BasicKind.UINT32, IS_INTEGER | IS_UNSIGNED, "uint32");
  public static final Basic UINT64 = of(BasicKind.UINT64, IS_INTEGER | IS_UNSIGNED, "uint64");
  public static final Basic UINTPTR = of(BasicKind.UINTPTR, IS_INTEGER | IS_UNSIGNED, "uintptr");
  public static final Basic FLOAT32 = of(BasicKind.FLOAT32, IS_FLOAT, "float32");
  public static final Basic FLOAT64 = of(BasicKind.FLOAT64, IS_FLOAT, "float64");
  public static final Basic COMPLEX64 = of(BasicKind.COMPLEX64, IS_COMPLEX, "complex64");
  public static final Basic COMPLEX128 = of(BasicKind.COMPLEX128, IS_COMPLEX, "complex128");
  public static final Basic STRING = of(BasicKind.STRING, IS_STRING, "string");

  /** Package unsafe's {@code Pointer}. */
  public static final Basic UNSAFE_POINTER = of(BasicKind.UNSAFE_POINTER, 0, "Pointer");

  public static final Basic UNTYPED_BOOL = of(BasicKind.UNTYPED_BOOL, IS_BOOLEAN | IS_UNTYPED, "untyped bool");
  public static final Basic UNTYPED_INT = of(BasicKind.UNTYPED_INT, IS_INTEGER | IS_UNTYPED, "untyped int");
  public static final Basic UNTYPED_RUNE = of(BasicKind.UNTYPED_RUNE, IS_INTEGER | IS_UNTYPED, "untyped rune");
  public static final Basic UNTYPED_FLOAT = of(BasicKind.UNTYPED_FLOAT, IS_FLOAT | IS_UNTYPED, "untyped float");
  public static final Basic UNTYPED_COMPLEX = of(BasicKind.UNTYPED_COMPLEX, IS_COMPLEX | IS_UNTYPED, "untyped complex");
  public static final Basic UNTYPED_STRING = of(BasicKind.UNTYPED_STRING, IS_STRING | IS_UNTYPED, "untyped string");
  public static final Basic UNTYPED_NIL = of(BasicKind.UNTYPED_NIL, IS_UNTYPED, "untyped nil");

  public static final Basic BYTE = new Basic(BasicKind.UINT8, IS_INTEGER | IS_UNSIGNED, "byte");
  public static final Basic RUNE = new Basic(BasicKind.INT32, IS_INTEGER, "rune");

  private final BasicKind kind;
  private final int info;
  private final String name;

  private Basic(BasicKind kind, int info, String name) {
    this.kind = kind;
    this.info = info;
    this.name = name;
  }

  private static Basic of(BasicKind kind, int info, String name) {
    Basic basic = new Basic(kind, info, name);
    BY_KIND.put(kind, basic);
    return basic;
  }

  /** The type of that kind; {@code uint8} and {@code int32} by these names. */
  public static Basic of(BasicKind kind) {
    return BY_KIND.get(kind);
  }

  public BasicKind kind() {
    return kind;
  }

  /** Or-ed {@code IS_...} flags. */
  public int info() {
    return info;
  }

  /** Whether any of the given flags is set. */
  public boolean is(int flags) {
    return (info & flags) != 0;
  }

  /** Whether this is the type of an untyped constant or of nil. */
  public boolean isUntyped() {
    return (info & IS_UNTYPED) != 0;
  }

  public String name() {
    return name;
  }

  @Override
  public Type underlying() {
    return this;
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
