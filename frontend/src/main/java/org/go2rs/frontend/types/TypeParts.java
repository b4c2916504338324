package org.go2rs.frontend.types;

import java.util.List;
import java.util.stream.Stream;

/** One step into a type, for walks over all that it mentions. */
public final class TypeParts {
  private TypeParts() {}

  /** The types that a type is written with; of a declared type its arguments, not what it is declared as. */
  public static List<Type> of(Type type) {
    return switch (type) {
      case Basic t -> List.of();
      case TypeParam t -> List.of();
      case Alias t -> List.of(t.actual());
      case Named t -> List.copyOf(t.typeArgs());
      case Pointer t -> List.of(t.elem());
      case Slice t -> List.of(t.elem());
      case Array t -> List.of(t.elem());
      case Chan t -> List.of(t.elem());
      case MapType t -> List.of(t.key(), t.elem());
      case Signature t -> List.of(t.params(), t.results());
      case Tuple t -> t.vars().stream().map(Var::type).toList();
      case Struct t -> t.fields().stream().map(Var::type).toList();
      case Interface t -> Stream.<Type>concat(t.methods().stream().map(m -> m.signature()), t.embeddeds().stream()).toList();
      case Union t -> t.terms().stream().map(term -> term.type()).toList();
    };
  }
}
