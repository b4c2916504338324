package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces type parameters by types. Types without any of the parameters are returned as the same objects. Instances that arise are kept in the context, and
 * are expanded later.
 */
public final class Subst {
  private final Map<TypeParam, Type> map;
  private final Context context;

  private Subst(Map<TypeParam, Type> map, Context context) {
    this.map = map;
    this.context = context;
  }

  /** Replaces each parameter by the type at the same place; a null type leaves the parameter as it is. */
  public static Subst of(List<TypeParam> from, List<? extends @Nullable Type> to, Context context) {
    Map<TypeParam, Type> map = new IdentityHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      Type target = to.get(i);
      if (target != null) {
        map.put(from.get(i), target);
      }
    }
    return new Subst(map, context);
  }

  /** The type with arguments in the place of parameters; the very type where it mentions none. */
  public Type type(Type type) {
    if (map.isEmpty()) {
      return type;
    }
    return switch (type) {
      case Basic t -> t;
      case TypeParam t -> map.getOrDefault(t, t);
      case Array t -> {
        Type elem = type(t.elem());
        yield elem == t.elem() ? t : new Array(t.len(), elem);
      }
      case Slice t -> {
        Type elem = type(t.elem());
        yield elem == t.elem() ? t : new Slice(elem);
      }
      case Pointer t -> {
        Type elem = type(t.elem());
        yield elem == t.elem() ? t : new Pointer(elem);
      }
      case Chan t -> {
        Type elem = type(t.elem());
        yield elem == t.elem() ? t : new Chan(t.dir(), elem);
      }
      case MapType t -> {
        Type key = type(t.key());
        Type elem = type(t.elem());
        yield key == t.key() && elem == t.elem() ? t : new MapType(key, elem);
      }
      case Struct t -> {
        List<Var> fields = list(t.fields(), this::variable);
        yield fields == t.fields() ? t : new Struct(fields, t.tags());
      }
      case Tuple t -> tuple(t);
      case Signature t -> signature(t);
      case Union t -> {
        List<Union.Term> terms = list(t.terms(), this::term);
        yield terms == t.terms() ? t : new Union(terms);
      }
      case Interface t -> iface(t);
      case Named t -> named(t);
      case Alias t -> alias(t);
    };
  }

  /** The same tuple, or one with replaced types. */
  public Tuple tuple(Tuple t) {
    List<Var> vars = list(t.vars(), this::variable);
    return vars == t.vars() ? t : Tuple.of(vars);
  }

  /** Parameters and results; receiver and type parameters stay as they are. */
  public Signature signature(Signature t) {
    Tuple params = tuple(t.params());
    Tuple results = tuple(t.results());
    return params == t.params() && results == t.results() ? t : t.withParams(params, results, t.variadic());
  }

  private Var variable(Var v) {
    Type type = type(v.type());
    return type == v.type() ? v : v.withType(type);
  }

  private Func func(Func f) {
    Signature signature = signature(f.signature());
    return signature == f.signature() ? f : f.withSignature(signature);
  }

  private Union.Term term(Union.Term term) {
    Type type = type(term.type());
    return type == term.type() ? term : new Union.Term(term.tilde(), type);
  }

  private Type iface(Interface t) {
    List<Func> methods = list(t.methods(), this::func);
    List<Type> embeddeds = list(t.embeddeds(), this::type);
    if (methods == t.methods() && embeddeds == t.embeddeds()) {
      return t;
    }
    Interface result = new Interface();
    result.setImplicit(t.isImplicit());
    result.complete(replaceReceivers(methods, t, result), embeddeds, t.embedPositions());
    return result;
  }

  private Type named(Named t) {
    List<TypeParam> params = t.origin().typeParams();
    if (params.isEmpty()) {
      return t;
    }
    if (t.typeArgs().size() != params.size()) {
      // An error was reported where this was written.
      return Basic.INVALID;
    }
    List<Type> args = list(t.typeArgs(), this::type);
    return args == t.typeArgs() ? t : Instances.instance(t.ownObj().pos(), t.origin(), args, context);
  }

  private Type alias(Alias t) {
    List<TypeParam> params = t.origin().typeParams();
    if (params.isEmpty()) {
      return t;
    }
    if (t.typeArgs().size() != params.size()) {
      return Basic.INVALID;
    }
    List<Type> args = list(t.typeArgs(), this::type);
    return args == t.typeArgs() ? t : Instances.aliasInstance(t.obj().pos(), t.origin(), args, context);
  }

  /** The same list if nothing in it changed. */
  private static <T> List<T> list(List<T> list, UnaryOperator<T> replace) {
    List<T> result = null;
    for (int i = 0; i < list.size(); i++) {
      T old = list.get(i);
      T replaced = replace.apply(old);
      if (replaced != old && result == null) {
        result = new ArrayList<>(list);
      }
      if (result != null) {
        result.set(i, replaced);
      }
    }
    return result == null ? list : result;
  }

  /** Methods whose receiver is the old type get the new one; the same list if there are none. */
  static List<Func> replaceReceivers(List<Func> methods, Type old, Type replacement) {
    return list(
        methods,
        method -> {
          Var recv = method.signature().recv();
          return recv != null && recv.type() == old ? method.withSignature(method.signature().withRecv(recv.withType(replacement))) : method;
        });
  }
}
