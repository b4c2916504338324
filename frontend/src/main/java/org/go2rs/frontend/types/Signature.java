package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or method type. The receiver is no part of the type's identity.
 *
 * @param recv the receiver, or null for a function; for an interface method its type is the {@link Named} interface or the literal
 * @param recvTypeParams the type parameters that the receiver declares ({@code func (l *List[T]) Len()}); empty otherwise
 * @param typeParams the function's own type parameters; empty if it is not generic
 * @param variadic the last parameter is {@code ...T} and its type is {@code []T} (or {@code string} for {@code append([]byte, string...)})
 */
public record Signature(
    @Nullable Var recv, List<TypeParam> recvTypeParams, List<TypeParam> typeParams, Tuple params, Tuple results, boolean variadic) implements Type {

  public Signature {
    recvTypeParams = List.copyOf(recvTypeParams);
    typeParams = List.copyOf(typeParams);
  }

  /** A function type without receiver and type parameters. */
  public static Signature of(Tuple params, Tuple results, boolean variadic) {
    return new Signature(null, List.of(), List.of(), params, results, variadic);
  }

  /** The same with another receiver. */
  public Signature withRecv(@Nullable Var newRecv) {
    return new Signature(newRecv, recvTypeParams, typeParams, params, results, variadic);
  }

  /** The same with other type parameters. */
  public Signature withTypeParams(List<TypeParam> newTypeParams) {
    return new Signature(recv, recvTypeParams, newTypeParams, params, results, variadic);
  }

  /** The same with other parameters and results. */
  public Signature withParams(Tuple newParams, Tuple newResults, boolean newVariadic) {
    return new Signature(recv, recvTypeParams, typeParams, newParams, newResults, newVariadic);
  }

  /** Whether there are type parameters besides those of the receiver. */
  public boolean isGeneric() {
    return !typeParams.isEmpty();
  }

  @Override
  public Type underlying() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
