package org.go2rs.transpile.decl;

import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Var;

/** One step into a type, for walks over all that it mentions. */
final class TypeParts {
  private TypeParts() {}

  /** The types that a type is written with; of a declared type its arguments, not what it is declared as. */
  static List<Type> of(Type type) {
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
