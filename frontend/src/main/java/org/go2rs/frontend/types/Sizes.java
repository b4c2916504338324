package org.go2rs.frontend.types;

import java.util.List;
import java.util.Set;

/**
 * Sizes, alignments and field offsets of types on a target, as Go's compiler gives them. Sizes and offsets are in bytes; a negative one means that the type
 * is too large. Type parameters have none.
 *
 * @param wordSize size of a pointer
 * @param maxAlign largest alignment
 */
public record Sizes(long wordSize, long maxAlign) {
  public static final Sizes AMD64 = new Sizes(8, 8);

  private static final Set<String> ARCHS_32 = Set.of("386", "arm", "mips", "mipsle");

  /** The sizes of a GOARCH; those of 64-bit machines for names that are not known. */
  public static Sizes of(String goarch) {
    return ARCHS_32.contains(goarch) ? new Sizes(4, 4) : goarch.equals("amd64p32") ? new Sizes(4, 8) : AMD64;
  }

  /** What the address of a variable of this type is a multiple of, in bytes. */
  public long alignOf(Type type) {
    Type under = type.underlying();
    boolean inWords = under instanceof Slice || under instanceof Interface || under instanceof Basic text && text.is(Basic.IS_STRING);
    return inWords ? wordSize
        : under instanceof Array array ? alignOf(array.elem())
        : under instanceof Struct struct ? struct.size() == 0 && isAlign64(type) ? 8 : struct.fields().stream().mapToLong(f -> alignOf(f.type())).max().orElse(1)
        : under instanceof Basic basic && basic.is(Basic.IS_COMPLEX) ? Math.min(sizeOf(type) / 2, maxAlign)
        : Math.max(1, Math.min(sizeOf(type), maxAlign));
  }

  /** The marker that package sync/atomic uses to align 64-bit values. */
  private static boolean isAlign64(Type type) {
    Named named = Types.asNamed(type);
    Pkg pkg = named == null ? null : named.obj().pkg();
    return pkg != null && named.name().equals("align64") && (pkg.path().equals("sync/atomic") || pkg.path().equals("internal/runtime/atomic"));
  }

  /** The offsets of struct fields. */
  public long[] offsetsOf(List<Var> fields) {
    long[] offsets = new long[fields.size()];
    long offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (offset >= 0) {
        offset = align(offset, alignOf(fields.get(i).type()));
      }
      offsets[i] = offset < 0 ? -1 : offset;
      long size = sizeOf(fields.get(i).type());
      offset = size < 0 || offset < 0 ? -1 : offset + size;
    }
    return offsets;
  }

  /** The offset of the field at the end of a path of field indices without pointers, as in {@link Selection#index}. */
  public long offsetOf(Type type, List<Integer> path) {
    long offset = 0;
    Type at = type;
    for (int i : path) {
      Struct struct = (Struct) at.underlying();
      long step = offsetsOf(struct.fields())[i];
      if (step < 0 || offset + step < 0) {
        return -1;
      }
      offset += step;
      at = struct.field(i).type();
    }
    return offset;
  }

  /** The bytes that a variable of this type takes; negative where that is more than fits. */
  public long sizeOf(Type type) {
    return switch (type.underlying()) {
      case Basic basic -> sizeOf(basic.kind());
      case Array array -> arraySize(array);
      case Slice s -> wordSize * 3;
      case Struct struct -> structSize(struct);
      case Interface i -> wordSize * 2;
      case Pointer other -> wordSize;
      case Tuple other -> wordSize;
      case Signature other -> wordSize;
      case Union other -> wordSize;
      case MapType other -> wordSize;
      case Chan other -> wordSize;
      case Named other -> wordSize;
      case TypeParam other -> wordSize;
      case Alias other -> wordSize;
    };
  }

  private long sizeOf(BasicKind kind) {
    return switch (kind) {
      case BOOL, INT8, UINT8 -> 1;
      case INT16, UINT16 -> 2;
      case INT32, UINT32, FLOAT32 -> 4;
      case INT64, UINT64, FLOAT64, COMPLEX64 -> 8;
      case COMPLEX128 -> 16;
      case STRING -> wordSize * 2;
      case INVALID, INT, UINT, UINTPTR, UNSAFE_POINTER, UNTYPED_BOOL, UNTYPED_INT, UNTYPED_RUNE, UNTYPED_FLOAT, UNTYPED_COMPLEX, UNTYPED_STRING,
          UNTYPED_NIL -> wordSize;
    };
  }

  private long arraySize(Array array) {
    if (array.len() <= 0) {
      return 0;
    }
    long elem = sizeOf(array.elem());
    if (elem <= 0) {
      return elem;
    }
    return elem > Long.MAX_VALUE / array.len() ? -1 : elem * array.len();
  }

  private long structSize(Struct struct) {
    int n = struct.size();
    if (n == 0) {
      return 0;
    }
    long offset = offsetsOf(struct.fields())[n - 1];
    long size = sizeOf(struct.field(n - 1).type());
    if (offset < 0 || size < 0) {
      return -1;
    }
    // The address of a trailing field of size zero must not be that of the next object.
    return align(offset + (offset > 0 && size == 0 ? 1 : size), alignOf(struct));
  }

  /** May overflow to a negative number. */
  private static long align(long offset, long alignment) {
    return (offset + alignment - 1) & -alignment;
  }
}
