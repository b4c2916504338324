package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.jspecify.annotations.Nullable;

/**
 * Which type parameters of a declared type Rust would call unused: those that its underlying type does not mention, or mentions only as arguments of the type
 * itself. They need a marker.
 */
public final class Phantoms {
  private static final Sizes SIZES = Sizes.of("amd64");

  private final TypeParam param;
  private final Set<Named> visiting = Collections.newSetFromMap(new IdentityHashMap<>());

  private Phantoms(TypeParam param) {
    this.param = param;
  }

  /**
   * The parameters without use.
   *
   * @param params of the item: the type's own, and those of the function around it
   * @param under the type's declared underlying type
   */
  static List<TypeParam> unused(List<TypeParam> params, Type under) {
    return params.stream().filter(p -> !new Phantoms(p).uses(under)).toList();
  }

  /** Whether values of a defined type, which is no struct, carry a marker. */
  public static boolean marksNewtype(Type type, HoistedTypes hoisted) {
    if (!TypeLowering.isNewtype(type) || !(Types.asNamed(type) instanceof Named named)) {
      return false;
    }
    var params = new ArrayList<>(hoisted.around(named));
    params.addAll(named.origin().typeParams());
    return !unused(params, named.origin().underlying()).isEmpty();
  }

  /**
   * Whether the item of a struct has a field that is not in the program: a marker, or padding.
   *
   * @param named the declared type, null for an anonymous struct
   * @param around the type parameters of the function that declares it
   */
  public static boolean marksStruct(@Nullable Named named, List<TypeParam> around, Struct struct) {
    var params = new ArrayList<>(around);
    if (named != null) {
      params.addAll(named.origin().typeParams());
    }
    return isPadded(struct) || (!params.isEmpty() && !unused(params, named == null ? struct : named.origin().underlying()).isEmpty());
  }

  /** Whether a struct ends in a field without size: the address of that field must not be that of the next object, so Go adds to the struct's size. */
  static boolean isPadded(Struct struct) {
    int n = struct.size();
    return n > 1 && !isOpen(struct.field(n - 1).type()) && SIZES.sizeOf(struct.field(n - 1).type()) == 0
        && struct.fields().stream().anyMatch(f -> isOpen(f.type()) || SIZES.sizeOf(f.type()) != 0);
  }

  /** Whether a type's size depends on a type parameter. */
  private static boolean isOpen(Type type) {
    return type instanceof TypeParam
        || type instanceof Alias t && isOpen(t.actual())
        || type instanceof Array t && isOpen(t.elem())
        || type instanceof Struct t && t.fields().stream().anyMatch(f -> isOpen(f.type()))
        || type instanceof Named t && t.typeArgs().stream().anyMatch(a -> !FreeTypeParams.of(a).isEmpty()) && isOpen(t.underlying());
  }

  private boolean uses(Type type) {
    return switch (type) {
      case TypeParam t -> t == param;
      case Basic t -> false;
      case Alias t -> uses(t.actual());
      case Named t -> usesArgument(t);
      case Pointer t -> uses(t.elem());
      case Slice t -> uses(t.elem());
      case Array t -> uses(t.elem());
      case Chan t -> uses(t.elem());
      case MapType t -> uses(t.key()) || uses(t.elem());
      case Signature t -> uses(t.params()) || uses(t.results());
      case Tuple t -> t.vars().stream().anyMatch(v -> uses(v.type()));
      case Struct t -> t.fields().stream().anyMatch(v -> uses(v.type()));
      case Interface t -> FreeTypeParams.of(t).contains(param);
      case Union t -> false;
    };
  }

  /** An argument counts where the other type does more with it than hand it back to the type that asks. */
  private boolean usesArgument(Named named) {
    Named origin = named.origin();
    if (origin.typeParams().contains(param) || !visiting.add(origin)) {
      return false;
    }
    boolean found = false;
    for (int i = 0; i < named.typeArgs().size() && !found; i++) {
      TypeParam theirs = origin.typeParams().get(i);
      found = uses(named.typeArgs().get(i)) && usedBy(origin, theirs);
    }
    visiting.remove(origin);
    return found;
  }

  private boolean usedBy(Named origin, TypeParam theirs) {
    if (origin.underlying() instanceof Interface) {
      return true;
    }
    var inner = new Phantoms(theirs);
    inner.visiting.addAll(visiting);
    return inner.uses(origin.underlying());
  }
}
