package org.go2rs.frontend.exportdata;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;

/**
 * Writes types, each object once. {@link TypeReader} numbers types in the same order: interfaces and type parameters when they begin, because they may contain
 * themselves, other types when they end.
 */
final class TypeWriter {
  static final int BYTE = 100;
  static final int RUNE = 101;

  private final ExportWriter owner;
  private final ByteSink out;
  private final Map<Type, Integer> seen = new IdentityHashMap<>();

  TypeWriter(ExportWriter owner, ByteSink out) {
    this.owner = owner;
    this.out = out;
  }

  void type(Type type) {
    Integer number = seen.get(type);
    if (number != null) {
      tag(Tag.SEEN);
      out.number(number);
      return;
    }
    switch (type) {
      case Basic t -> {
        tag(Tag.BASIC);
        out.number(t == Basic.BYTE ? BYTE : t == Basic.RUNE ? RUNE : t.kind().ordinal());
      }
      case Array t -> {
        tag(Tag.ARRAY);
        out.number(t.len());
        type(t.elem());
        number(t);
      }
      case Slice t -> {
        tag(Tag.SLICE);
        type(t.elem());
        number(t);
      }
      case Pointer t -> {
        tag(Tag.POINTER);
        type(t.elem());
        number(t);
      }
      case Chan t -> {
        tag(Tag.CHAN);
        out.number(t.dir().ordinal());
        type(t.elem());
        number(t);
      }
      case MapType t -> {
        tag(Tag.MAP);
        type(t.key());
        type(t.elem());
        number(t);
      }
      case Struct t -> struct(t);
      case Tuple t -> {
        tag(Tag.TUPLE);
        tuple(t);
        number(t);
      }
      case Signature t -> {
        tag(Tag.SIGNATURE);
        signature(t);
        number(t);
      }
      case Union t -> union(t);
      case Interface t -> iface(t);
      case Named t when t.isInstance() -> instance(t, t.origin(), t.typeArgs());
      case Named t -> declared(t, t.obj());
      case Alias t when t.origin() != t -> instance(t, t.origin(), t.typeArgs());
      case Alias t -> declared(t, t.obj());
      case TypeParam t -> throw new IllegalStateException("type parameter " + t + " outside of its declaration");
    }
  }

  private void tag(Tag tag) {
    out.number(tag.ordinal());
  }

  private void number(Type type) {
    seen.put(type, seen.size());
  }

  private void struct(Struct t) {
    tag(Tag.STRUCT);
    out.number(t.size());
    for (int i = 0; i < t.size(); i++) {
      Var field = t.field(i);
      out.number(owner.string(field.name()));
      out.number(owner.packageNumber(field.pkg()));
      out.flag(field.embedded());
      owner.position(field);
      type(field.type());
      out.number(owner.string(t.tag(i)));
    }
    number(t);
  }

  void tuple(Tuple t) {
    out.number(t.size());
    for (Var v : t.vars()) {
      out.number(owner.string(v.name()));
      type(v.type());
    }
  }

  void signature(Signature t) {
    typeParams(t.recvTypeParams());
    typeParams(t.typeParams());
    Var recv = t.recv();
    out.flag(recv != null);
    if (recv != null) {
      out.number(owner.string(recv.name()));
      type(recv.type());
    }
    tuple(t.params());
    tuple(t.results());
    out.flag(t.variadic());
  }

  /** All parameters first: their constraints may mention any of them. */
  void typeParams(List<TypeParam> params) {
    out.number(params.size());
    for (TypeParam param : params) {
      out.number(owner.string(param.name()));
      owner.position(param.obj());
      number(param);
    }
    params.forEach(param -> type(param.constraint()));
  }

  private void union(Union t) {
    tag(Tag.UNION);
    out.number(t.terms().size());
    for (Union.Term term : t.terms()) {
      out.flag(term.tilde());
      type(term.type());
    }
    number(t);
  }

  private void iface(Interface t) {
    if (t == Universe.ANY_INTERFACE) {
      tag(Tag.ANY);
      return;
    }
    tag(Tag.INTERFACE);
    number(t);
    out.flag(t.isImplicit());
    methods(t.methods());
    out.number(t.embeddeds().size());
    t.embeddeds().forEach(this::type);
  }

  void methods(List<Func> methods) {
    out.number(methods.size());
    for (Func method : methods) {
      out.number(owner.string(method.name()));
      out.number(owner.packageNumber(method.pkg()));
      owner.position(method);
      signature(method.signature());
    }
  }

  private void instance(Type t, Type origin, List<Type> args) {
    tag(Tag.INSTANCE);
    type(origin);
    out.number(args.size());
    args.forEach(this::type);
    number(t);
  }

  private void declared(Type t, TypeName obj) {
    int local = owner.localNumber(obj);
    if (local >= 0) {
      tag(Tag.LOCAL);
      out.number(local);
      return;
    }
    tag(Tag.FOREIGN);
    out.number(owner.packageNumber(obj.pkg()));
    out.number(owner.string(obj.name()));
    number(t);
  }
}
