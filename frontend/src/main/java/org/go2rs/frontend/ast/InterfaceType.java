package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * An interface type.
 *
 * @param methods a method is a field with one name and a {@link FuncType}; an embedded type or union is a field without names
 */
public record InterfaceType(int interfacePos, FieldList methods) implements TypeLit {
  @Override
  public int pos() {
    return interfacePos;
  }

  @Override
  public int end() {
    return methods.end();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
