package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A defined type, generic or not, or an instance of a generic one.
 *
 * <p>Declared types are set up in steps by the checker: created with their object, then type parameters, then the right-hand side ({@link #setRhs}), then
 * methods. The underlying type is found by following right-hand sides when it is first asked for. Instances hold their origin and type arguments; their
 * right-hand side and methods are substituted on first use. Late setting ends when the package is complete.
 */
public final class Named implements Type {
  private final TypeName obj;
  private final @Nullable Named origin;
  private final List<Type> typeArgs;
  private final @Nullable Context context;
  private volatile List<TypeParam> typeParams = List.of();
  private volatile @Nullable Type rhs;
  private volatile @Nullable Type underlying;
  private final List<@Nullable Func> methods = new ArrayList<>();
  private volatile boolean methodsExpanded;

  /** A declared type. If the object has no type yet, this becomes its type. */
  public Named(TypeName obj) {
    this.obj = obj;
    origin = null;
    typeArgs = List.of();
    context = null;
    methodsExpanded = true;
    if (obj.typeOrNull() == null) {
      obj.setType(this);
    }
  }

  /** An instance; made by {@code Instances} only, which keeps identical instances one object. */
  Named(TypeName obj, Named origin, List<Type> typeArgs, Context context) {
    this.obj = obj;
    this.origin = origin;
    this.typeArgs = List.copyOf(typeArgs);
    this.context = context;
    obj.setType(this);
  }

  /** The declared type name: for an instance, that of its origin. */
  public TypeName obj() {
    return origin == null ? obj : origin.obj;
  }

  /** The type's own name object: for an instance it carries the position of the instantiation. */
  public TypeName ownObj() {
    return obj;
  }

  public String name() {
    return obj.name();
  }

  /** The generic type this is an instance of, or the type itself. */
  public Named origin() {
    return origin == null ? this : origin;
  }

  /** Whether type arguments have been given to a generic type to make this one. */
  public boolean isInstance() {
    return origin != null;
  }

  /** Type parameters of the declaration; an instance reports its origin's. */
  public List<TypeParam> typeParams() {
    return origin == null ? typeParams : origin.typeParams;
  }

  public void setTypeParams(List<TypeParam> newTypeParams) {
    typeParams = TypeParam.bind(newTypeParams);
  }

  /** Type arguments; empty unless this is an instance. */
  public List<Type> typeArgs() {
    return typeArgs;
  }

  /** Whether this is a generic type that has not been instantiated. */
  public boolean isGeneric() {
    return origin == null && !typeParams.isEmpty();
  }

  @Nullable Context context() {
    return context;
  }

  /** The right-hand side of the declaration as written, which may be another named type or an alias; null while it is being checked. */
  public @Nullable Type rhs() {
    if (origin != null && rhs == null) {
      rhs = Lazy.locked(() -> rhs != null ? rhs : Expansion.rhs(this));
    }
    return rhs;
  }

  /** Sets the right-hand side; {@link Basic#INVALID} after an error, also when one was set before. */
  public void setRhs(Type newRhs) {
    rhs = newRhs;
    underlying = null;
  }

  /** Sets the underlying type, for types that are not checked from source. */
  public void setUnderlying(Type newUnderlying) {
    rhs = newUnderlying;
    underlying = newUnderlying;
  }

  /** Whether the underlying type can be told now, without expanding anything. */
  @Nullable Type underlyingOrNull() {
    return underlying;
  }

  void cacheUnderlying(Type found) {
    underlying = found;
  }

  /** The underlying type; {@link Basic#INVALID} while the declaration is being checked and its right-hand side is not known. */
  @Override
  public Type underlying() {
    Type known = underlying;
    return known != null ? known : Expansion.underlying(this);
  }

  /** How many methods are declared with the type as their receiver. */
  public int numMethods() {
    return origin().methods.size();
  }

  /** The i-th declared method, in source order; for an instance, with the receiver's type arguments substituted. */
  public Func method(int i) {
    if (methodsExpanded) {
      return methods.get(i);
    }
    return Expansion.method(this, i);
  }

  /** All declared methods in source order. */
  public List<Func> methods() {
    List<Func> result = new ArrayList<>();
    for (int i = 0; i < numMethods(); i++) {
      result.add(method(i));
    }
    return result;
  }

  /** Adds a method to a declared type, unless it has one of this name. */
  public void addMethod(Func method) {
    if (methodIndex(method.name(), false) < 0) {
      methods.add(method);
    }
  }

  /** The expanded methods of an instance; a null entry has not been expanded yet. Guarded by {@link Lazy}. */
  List<@Nullable Func> expandedMethods() {
    return methods;
  }

  void markMethodsExpanded() {
    methodsExpanded = true;
  }

  /** The index of the method declared on this (not instantiated) type, or -1. */
  int methodIndex(String name, boolean foldCase) {
    if (name.equals("_")) {
      return -1;
    }
    for (int i = 0; i < methods.size(); i++) {
      String candidate = methods.get(i).name();
      if (foldCase ? Names.equalFold(candidate, name) : candidate.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
