package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
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
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;

/** Finds types that contain themselves and so would be of infinite size. */
final class ValidTypes {
  private final Session session;

  ValidTypes(Session session) {
    this.session = session;
  }

  void check(Named named) {
    valid(named, List.of(), List.of());
  }

  /**
   * Whether a type is of finite size.
   *
   * @param nest the types around this one, the innermost last: type parameters stand for the type arguments of the innermost
   * @param path all named types on the way here
   */
  private boolean valid(Type type, List<Named> nest, List<Named> path) {
    return switch (Types.unalias(type)) {
      case Array array -> valid(array.elem(), nest, path);
      case Struct struct -> struct.fields().stream().allMatch(field -> valid(field.type(), nest, path));
      case Union union -> union.terms().stream().allMatch(term -> valid(term.type(), nest, path));
      case Interface iface -> iface.embeddeds().stream().allMatch(embedded -> valid(embedded, nest, path));
      case Named named -> validNamed(named, nest, path);
      case TypeParam param -> validParam(param, nest, path);
      case Basic other -> true;
      case Slice other -> true;
      case Pointer other -> true;
      case Tuple other -> true;
      case Signature other -> true;
      case MapType other -> true;
      case Chan other -> true;
      case Alias other -> true;
    };
  }

  private boolean validNamed(Named named, List<Named> nest, List<Named> path) {
    if (session.isKnownValid(named) || (named.obj().pkg() != session.pkg && !named.isInstance())) {
      return true;
    }
    for (Named outer : nest) {
      if (Types.identical(outer, named)) {
        reportCycle(named, path);
        return false;
      }
    }
    Type rhs = named.origin().rhs();
    if (rhs != null && !valid(rhs, with(nest, named), with(path, named))) {
      return false;
    }
    if (!named.isInstance()) {
      session.markValid(named);
    }
    return true;
  }

  private void reportCycle(Named named, List<Named> path) {
    for (int i = 0; i < path.size(); i++) {
      if (Types.identical(path.get(i), named)) {
        named.origin().setRhs(Basic.INVALID);
        session.cycles.report(path.subList(i, path.size()).stream().map(Named::ownObj).toList(), 0);
        return;
      }
    }
  }

  private boolean validParam(TypeParam param, List<Named> nest, List<Named> path) {
    if (nest.isEmpty()) {
      return true;
    }
    Named inner = nest.get(nest.size() - 1);
    int index = inner.isInstance() ? inner.typeParams().indexOf(param) : -1;
    // An argument belongs to the surroundings of the instance.
    return index < 0 || index >= inner.typeArgs().size() || valid(inner.typeArgs().get(index), nest.subList(0, nest.size() - 1), path);
  }

  private static List<Named> with(List<Named> list, Named added) {
    List<Named> result = new ArrayList<>(list);
    result.add(added);
    return result;
  }
}
