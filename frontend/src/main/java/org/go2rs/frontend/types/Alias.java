package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alias declaration ({@code type A = T}, also generic) or an instance of a generic alias. Its right-hand side is set late by the checker. */
public final class Alias implements Type {
  private final TypeName obj;
  private final @Nullable Alias origin;
  private final List<Type> typeArgs;
  private final @Nullable Context context;
  private volatile List<TypeParam> typeParams = List.of();
  private volatile @Nullable Type rhs;

  /** A declared alias; if the object has no type yet, this becomes its type. */
  public Alias(TypeName obj, @Nullable Type rhs) {
    this(obj, null, List.of(), null);
    this.rhs = rhs;
  }

  /** An instance; made by {@code Instances} only. */
  Alias(TypeName obj, @Nullable Alias origin, List<Type> typeArgs, @Nullable Context context) {
    this.obj = obj;
    this.origin = origin;
    this.typeArgs = List.copyOf(typeArgs);
    this.context = context;
    if (obj.typeOrNull() == null) {
      obj.setType(this);
    }
  }

  /** The declared name: for an instance, that of its origin. */
  public TypeName obj() {
    return origin == null ? obj : origin.obj;
  }

  public String name() {
    return obj.name();
  }

  /** The generic alias that this is an instance of, else the alias. */
  public Alias origin() {
    return origin == null ? this : origin;
  }

  /** Type parameters of the declaration; an instance reports its origin's. */
  public List<TypeParam> typeParams() {
    return origin == null ? typeParams : origin.typeParams;
  }

  public void setTypeParams(List<TypeParam> newTypeParams) {
    typeParams = TypeParam.bind(newTypeParams);
  }

  public List<Type> typeArgs() {
    return typeArgs;
  }

  /** Whether the alias has type parameters that wait for arguments. */
  public boolean isGeneric() {
    return origin == null && !typeParams.isEmpty();
  }

  /** The right-hand side as written, which may be an alias again; null while it is being checked. That of an instance is computed when first asked for. */
  public @Nullable Type rhs() {
    Alias generic = origin;
    if (rhs == null && generic != null && generic.rhs != null) {
      rhs = Lazy.locked(() -> rhs != null ? rhs : expanded(generic));
    }
    return rhs;
  }

  private Type expanded(Alias generic) {
    Type declared = generic.rhs;
    if (declared == null || generic.typeParams.size() != typeArgs.size()) {
      return Basic.INVALID;
    }
    return Subst.of(generic.typeParams, typeArgs, context == null ? new Context() : context).type(declared);
  }

  public void setRhs(Type newRhs) {
    rhs = newRhs;
  }

  /** The aliased type: never an alias; {@link Basic#INVALID} while the right-hand side is not known. */
  public Type actual() {
    Type next = this;
    while (next instanceof Alias alias) {
      Type followed = alias.rhs();
      if (followed == null) {
        return Basic.INVALID;
      }
      next = followed;
    }
    return next;
  }

  @Override
  public Type underlying() {
    return actual().underlying();
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
