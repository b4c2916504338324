package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.rust.RsType;

/** The type arguments to print at a call: those of an explicit instantiation, or those that the arguments do not tell rustc. */
final class TypeArgs {
  private final Fn fn;

  TypeArgs(Fn fn) {
    this.fn = fn;
  }

  List<RsType> of(Expr fun, Func f) {
    Expr named = fun instanceof IndexExpr x ? Nodes.unparen(x.x()) : fun;
    Ident id = named instanceof SelectorExpr s ? s.sel() : named instanceof Ident i ? i : null;
    Instance instance = id == null ? null : fn.info.instances.get(id);
    if (instance == null) {
      return List.of();
    }
    Signature declared = f.origin().signature();
    boolean needed = fun instanceof IndexExpr || declared.typeParams().stream().anyMatch(p -> !isTold(p, declared));
    return needed ? fn.file.types().types(instance.typeArgs()) : List.of();
  }

  private static boolean isTold(TypeParam p, Signature sig) {
    return sig.params().vars().stream().anyMatch(v -> tells(v.type(), p))
        || sig.typeParams().stream().anyMatch(q -> q != p && !Ty.isMixedChan(q) && Ty.core(q) instanceof Type core && tells(core, p) && sig.params().vars().stream().anyMatch(v -> tells(v.type(), q)));
  }

  private static boolean tells(Type type, TypeParam p) {
    return switch (type) {
      case TypeParam t -> t == p;
      case Basic b -> false;
      case Array a -> tells(a.elem(), p);
      case Slice s -> tells(s.elem(), p);
      case Struct s -> s.fields().stream().anyMatch(f -> tells(f.type(), p));
      case Pointer q -> tells(q.elem(), p);
      case Tuple t -> t.vars().stream().anyMatch(v -> tells(v.type(), p));
      case Signature s -> tells(s.params(), p) || tells(s.results(), p);
      case Union u -> false;
      case Interface i -> false;
      case MapType m -> tells(m.key(), p) || tells(m.elem(), p);
      case Chan c -> tells(c.elem(), p);
      case Named n -> n.typeArgs().stream().anyMatch(a -> tells(a, p));
      case Alias a -> tells(a.actual(), p);
    };
  }
}
