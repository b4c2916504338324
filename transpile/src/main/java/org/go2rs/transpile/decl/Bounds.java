package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeSet;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Universe;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem.GenericParam;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** Constraints as bounds: the smallest capability of the runtime that covers a constraint's types, and traits for its methods. */
final class Bounds {
  private final FileContext file;

  Bounds(FileContext file) {
    this.file = file;
  }

  /** The generic parameters of an item. */
  List<GenericParam> generics(List<TypeParam> params) {
    return params.stream().map(p -> new GenericParam(file.types().typeParam(p), of(p.constraint()), null)).toList();
  }

  /**
   * The generic parameters of a constraint. One whose bound leads back to the constraint has only its capability: Rust would ask for the bound to prove the bound.
   */
  List<GenericParam> ofConstraint(List<TypeParam> params) {
    return params.stream().map(p -> new GenericParam(file.types().typeParam(p), isRecursive(p) ? weak(p.iface().typeSet()) : of(p.constraint()), null)).toList();
  }

  private static boolean isRecursive(TypeParam param) {
    Type constraint = Types.unalias(param.constraint());
    return constraint instanceof Named named ? leadsTo(named.origin(), named.origin(), new HashSet<>()) : FreeTypeParams.of(constraint).contains(param);
  }

  /** Whether the constraints of a declared type's parameters mention another declared type. */
  private static boolean leadsTo(Named from, Named to, Set<Named> seen) {
    return seen.add(from)
        && from.typeParams().stream()
            .map(p -> Types.unalias(p.constraint()))
            .anyMatch(c -> c instanceof Named next && (next.origin() == to || leadsTo(next.origin(), to, seen)));
  }

  private List<RsType> weak(TypeSet set) {
    return set.hasTerms() ? terms(set) : List.of(capability(set.isComparable() ? "Comparable" : "Go"));
  }

  /** The type parameters as arguments: {@code <T, U>}. */
  List<RsType> arguments(List<TypeParam> params) {
    return params.stream().map(file::type).toList();
  }

  /** The bounds of a constraint. */
  List<RsType> of(Type constraint) {
    Type type = Types.unalias(constraint);
    if (type == Universe.COMPARABLE) {
      return List.of(capability("Comparable"));
    }
    if (type instanceof Named named && named.underlying() instanceof Interface itf) {
      return named(named, itf);
    }
    return type.underlying() instanceof Interface itf ? literal(itf) : List.of(term(new Union.Term(false, type)));
  }

  private List<RsType> named(Named named, Interface itf) {
    TypeSet set = itf.typeSet();
    if (set.isAll()) {
      return List.of(capability("Go"));
    }
    if (named == Universe.ERROR || set.isMethodSet()) {
      return List.of(new RsType.Path(file.pkg().hoisted().bound(named, itf, file)));
    }
    return List.of(file.type(named));
  }

  /** The bounds of a constraint that is written in place, and of the right-hand side of a declared one. */
  List<RsType> literal(Interface itf) {
    var out = new ArrayList<RsType>();
    TypeSet set = itf.typeSet();
    if (itf.methods().isEmpty()) {
      for (Type embedded : itf.embeddeds()) {
        if (Types.unalias(embedded) instanceof Named || embedded.underlying() instanceof Interface) {
          out.addAll(of(embedded));
        }
      }
    } else if (!set.methods().isEmpty()) {
      out.add(new RsType.Path(file.pkg().hoisted().bound(null, itf, file)));
    }
    boolean spelled = out.size() == 1 && itf.embeddeds().size() == 1 && itf.methods().isEmpty();
    if (!spelled && set.hasTerms()) {
      out.addAll(0, terms(set));
    } else if (!spelled && set.comparable()) {
      out.add(0, capability("Comparable"));
    }
    return out.isEmpty() ? List.of(capability("Go")) : out.stream().distinct().toList();
  }

  private List<RsType> terms(TypeSet set) {
    List<Union.Term> terms = set.terms().list();
    Type first = terms.get(0).type().underlying();
    boolean alike = terms.stream().allMatch(t -> Types.identical(t.type().underlying(), first));
    Type element = alike ? null : element(terms);
    RsType common = alike ? term(terms.get(0)) : union(set, terms);
    return element == null ? List.of(common) : List.of(common, indexed(element));
  }

  /** The element type of arrays and slices of which a union consists, null if it does not or if the elements differ. */
  private static @Nullable Type element(List<Union.Term> terms) {
    Type found = null;
    for (Union.Term term : terms) {
      Type under = term.type().underlying();
      Type elem = under instanceof Array a ? a.elem() : under instanceof Slice s ? s.elem() : null;
      if (elem == null || found != null && !Types.identical(found, elem)) {
        return null;
      }
      found = elem;
    }
    return terms.stream().allMatch(t -> isBytes(t.type().underlying())) ? null : found;
  }

  /** What indexing with {@code []} asks of a type: the runtime's traits have it for one kind of type only. */
  private RsType indexed(Type element) {
    return new RsType.Path(RsPath.of("std", "ops", "IndexMut").withArgs(List.of(RsType.named("isize"), new RsType.Binding("Output", file.type(element)))));
  }

  private RsType union(TypeSet set, List<Union.Term> terms) {
    int info = 0;
    boolean basic = true;
    for (Union.Term term : terms) {
      basic &= term.type().underlying() instanceof Basic;
      info |= term.type().underlying() instanceof Basic b ? b.info() & ~(Basic.IS_UNSIGNED | Basic.IS_UNTYPED) : 0;
    }
    if (basic) {
      return capability(capability(info));
    }
    if (terms.stream().allMatch(t -> isBytes(t.type().underlying()))) {
      return capability("Bytes");
    }
    return capability(set.isComparable() ? "Comparable" : "Go");
  }

  private static boolean isBytes(Type under) {
    return under instanceof Basic b && b.is(Basic.IS_STRING) || under instanceof Slice s && s.elem().underlying() == Basic.UINT8
        || under instanceof Slice s2 && s2.elem().underlying() instanceof Basic e && e.kind() == org.go2rs.frontend.types.BasicKind.UINT8;
  }

  private static String capability(int info) {
    return switch (info) {
      case Basic.IS_INTEGER -> "Integer";
      case Basic.IS_FLOAT -> "Float";
      case Basic.IS_STRING -> "Concat";
      default -> mixed(info);
    };
  }

  private static String mixed(int info) {
    if ((info & Basic.IS_BOOLEAN) != 0) {
      return "Comparable";
    }
    boolean complex = (info & Basic.IS_COMPLEX) != 0;
    return (info & Basic.IS_STRING) != 0 ? (complex ? "Addable" : "Ordered") : complex ? "Numeric" : "Number";
  }

  private RsType term(Union.Term term) {
    Type under = term.type().underlying();
    return switch (under) {
      case Slice s -> capability("SliceOf", file.type(s.elem()));
      case Array a -> capability("ArrayOf", file.type(a.elem()), new RsType.Const(RsExpr.intLit(Math.max(0, a.len()))));
      case MapType m -> capability("MapOf", file.type(m.key()), file.type(m.elem()));
      case Pointer p -> capability("PtrTo", file.type(p.elem()));
      case Basic b when b.is(Basic.IS_BOOLEAN) -> capability("CoreOf", file.type(b));
      case Basic b -> capability(capability(b.info() & ~(Basic.IS_UNSIGNED | Basic.IS_UNTYPED)));
      case Chan c -> capability("CoreOf", file.type(c));
      case Signature s -> capability("CoreOf", file.type(s));
      case Struct s -> capability(Predicates.isComparable(s) ? "Comparable" : "Go");
      case Tuple other -> capability("Go");
      case Union other -> capability("Go");
      case Interface other -> capability("Go");
      case Named other -> capability("Go");
      case TypeParam other -> capability("Go");
      case Alias other -> capability("Go");
    };
  }

  /** A trait of the runtime: spelled with its crate where the package has a type of its name. */
  private RsType capability(String name, RsType... args) {
    return new RsType.Path(file.prelude(name).withArgs(List.of(args)));
  }
}
