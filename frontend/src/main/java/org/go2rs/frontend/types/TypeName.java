package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/** A name for a type: defined, alias, predeclared, or a type parameter. */
public final class TypeName extends Obj {
  public TypeName(int pos, @Nullable Pkg pkg, String name, @Nullable Type type) {
    super(pos, pkg, name, type);
  }

  /** Whether this is an alias name, as {@code byte}, {@code any} and {@code type A = T} are. */
  public boolean isAlias() {
    return switch (typeOrNull()) {
      case null -> false;
      case Basic basic -> !isUnsafe() && (pkg() != null || !basic.name().equals(name()) || basic == Basic.BYTE || basic == Basic.RUNE);
      case Named named -> named.obj() != this && named.ownObj() != this;
      case TypeParam param -> param.obj() != this;
      case Array a -> true;
      case Slice s -> true;
      case Struct s -> true;
      case Pointer p -> true;
      case Tuple t -> true;
      case Signature s -> true;
      case Union u -> true;
      case Interface i -> true;
      case MapType m -> true;
      case Chan c -> true;
      case Alias a -> true;
    };
  }

  private boolean isUnsafe() {
    Pkg owner = pkg();
    return owner != null && owner.path().equals("unsafe");
  }
}
