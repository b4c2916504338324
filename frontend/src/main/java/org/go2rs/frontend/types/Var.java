package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/** A variable, parameter, result, receiver or struct field. */
public final class Var extends Obj {
  /** What a variable is. */
  public enum Kind {
    PACKAGE,
    LOCAL,
    RECV,
    PARAM,
    RESULT,
    FIELD
  }

  private Kind kind;
  private final boolean embedded;
  private final @Nullable Var origin;
  private boolean used;

  private Var(Kind kind, int pos, @Nullable Pkg pkg, String name, @Nullable Type type, boolean embedded, @Nullable Var origin) {
    super(pos, pkg, name, type);
    this.kind = kind;
    this.embedded = embedded;
    this.origin = origin;
  }

  /** A variable that is no embedded field. */
  public Var(Kind kind, int pos, @Nullable Pkg pkg, String name, @Nullable Type type) {
    this(kind, pos, pkg, name, type, false, null);
  }

  /** A struct field; the name of an embedded one is that of its type. */
  public static Var field(int pos, @Nullable Pkg pkg, String name, @Nullable Type type, boolean embedded) {
    return new Var(Kind.FIELD, pos, pkg, name, type, embedded, null);
  }

  /** A parameter. */
  public static Var param(int pos, @Nullable Pkg pkg, String name, @Nullable Type type) {
    return new Var(Kind.PARAM, pos, pkg, name, type);
  }

  /** A result. */
  public static Var result(int pos, @Nullable Pkg pkg, String name, @Nullable Type type) {
    return new Var(Kind.RESULT, pos, pkg, name, type);
  }

  /** A copy with another type, which remembers its origin: fields and parameters of instances are such copies. */
  public Var withType(Type type) {
    Var copy = new Var(kind, pos(), pkg(), name(), type, embedded, origin());
    copy.setParent(parent());
    copy.setScopePos(scopePos());
    copy.setOrder(order());
    return copy;
  }

  public Kind kind() {
    return kind;
  }

  public void setKind(Kind newKind) {
    kind = newKind;
  }

  public boolean embedded() {
    return embedded;
  }

  /** Whether this is a field of a struct. */
  public boolean isField() {
    return kind == Kind.FIELD;
  }

  /** The declared variable of which this is a copy in an instance, or this variable itself. */
  public Var origin() {
    return origin == null ? this : origin;
  }

  /** Whether the variable is read; for the checker's "declared and not used". */
  public boolean isUsed() {
    return used;
  }

  public void setUsed(boolean isUsed) {
    used = isUsed;
  }
}
