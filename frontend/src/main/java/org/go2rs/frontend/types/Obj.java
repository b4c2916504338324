package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/**
 * A named language entity: what {@code go/types} calls an Object. Objects compare by identity. Parent, type, order and scope position are set by the checker
 * while it works, and do not change after the package is complete.
 */
public abstract sealed class Obj permits PkgName, Const, TypeName, Var, Func, Label, Builtin, Nil {
  private final int pos;
  private @Nullable Pkg pkg;
  private final String name;
  private @Nullable Scope parent;
  private volatile @Nullable Type type;
  private @Nullable Runnable resolver;
  private int order;
  private int scopePos;

  Obj(int pos, @Nullable Pkg pkg, String name, @Nullable Type type) {
    this.pos = pos;
    this.pkg = pkg;
    this.name = name;
    this.type = type;
  }

  /** The position of the declaring identifier in the {@code FileSet}; 0 if unknown. */
  public int pos() {
    return pos;
  }

  /** The package the object belongs to; null for predeclared objects. */
  public @Nullable Pkg pkg() {
    return pkg;
  }

  /** For the universe only: objects of package unsafe are made before their package. */
  void setPkg(Pkg newPkg) {
    pkg = newPkg;
  }

  public String name() {
    return name;
  }

  /** The scope in which the object is declared; null for methods and struct fields. */
  public @Nullable Scope parent() {
    return parent;
  }

  public void setParent(@Nullable Scope newParent) {
    parent = newParent;
  }

  /**
   * The object's type. While the package is being checked an object without type asks its resolver first; the result is {@link Basic#INVALID} if there is
   * none.
   */
  public Type type() {
    Type known = resolvedType();
    return known == null ? Basic.INVALID : known;
  }

  private @Nullable Type resolvedType() {
    if (type == null && resolver != null) {
      resolver.run();
    }
    return type;
  }

  /** The type as far as it is known now, without resolving anything. */
  public @Nullable Type typeOrNull() {
    return type;
  }

  public void setType(@Nullable Type newType) {
    type = newType;
  }

  /**
   * What sets the type when {@link #type} is asked before the checker came to the object; the checker sets it for methods and removes it (null) at the end.
   */
  public void setResolver(@Nullable Runnable newResolver) {
    resolver = newResolver;
  }

  /** Whether the name can be used outside its package. */
  public boolean exported() {
    return Names.isExported(name);
  }

  /** The name if exported, otherwise qualified with the package path: names of fields and methods are the same if their ids are. */
  public String id() {
    return Names.id(pkg, name);
  }

  /** Whether this has the given name as seen from the package. Case is ignored if {@code foldCase}, and then the package too. */
  public boolean sameId(@Nullable Pkg otherPkg, String otherName, boolean foldCase) {
    if (foldCase && Names.equalFold(name, otherName)) {
      return true;
    }
    return name.equals(otherName) && (exported() || Pkg.same(pkg, otherPkg));
  }

  /** Sorts exported names before others, then by name, then by package path. */
  public static int compareIds(Obj a, Obj b) {
    if (a.exported() != b.exported()) {
      return a.exported() ? -1 : 1;
    }
    int byName = Names.compare(a.name, b.name);
    if (byName != 0 || a.exported()) {
      return byName;
    }
    String pathA = a.pkg == null ? "" : a.pkg.path();
    String pathB = b.pkg == null ? "" : b.pkg.path();
    return Names.compare(pathA, pathB);
  }

  /** The position in the order of declarations of the package, from 1; 0 if not set. */
  public int order() {
    return order;
  }

  public void setOrder(int newOrder) {
    order = newOrder;
  }

  /** From where on a local object is visible. */
  public int scopePos() {
    return scopePos;
  }

  public void setScopePos(int newScopePos) {
    scopePos = newScopePos;
  }

  /** As {@code go/types} prints objects, with full package paths. */
  @Override
  public String toString() {
    return ObjStrings.of(this, Qualifier.FULL_PATH);
  }
}
