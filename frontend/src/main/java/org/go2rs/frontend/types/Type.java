package org.go2rs.frontend.types;

/**
 * A Go type. Types compare by identity of the Java object; use {@link Types#identical} for Go's type identity and {@link Types#unalias} before a
 * pattern match that must look through alias names.
 */
public sealed interface Type
    permits Basic, Array, Slice, Struct, Pointer, Tuple, Signature, Union, Interface, MapType, Chan, Named, TypeParam, Alias {

  /** The underlying type: never a {@link Named}, {@link TypeParam} or {@link Alias}. For a type parameter it is the interface of its constraint. */
  Type underlying();
}
