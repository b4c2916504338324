package org.go2rs.frontend.exportdata;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.BasicKind;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Context;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Instances;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Pkg;
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

/** Reads what {@link TypeWriter} wrote. */
final class TypeReader {
  private final ExportReader owner;
  private final ByteSource in;
  private final List<Type> seen = new ArrayList<>();
  private final Context context = new Context();

  TypeReader(ExportReader owner, ByteSource in) {
    this.owner = owner;
    this.in = in;
  }

  Type type() {
    Tag tag = Tag.of(in.count());
    return switch (tag) {
      case SEEN -> entry(seen, in.count());
      case BASIC -> basic(in.count());
      case ARRAY -> {
        long len = in.number();
        yield number(new Array(len, type()));
      }
      case SLICE -> number(new Slice(type()));
      case POINTER -> number(new Pointer(type()));
      case CHAN -> {
        int dir = in.count();
        yield number(new Chan(Chan.Dir.values()[dir], type()));
      }
      case MAP -> {
        Type key = type();
        yield number(new MapType(key, type()));
      }
      case STRUCT -> struct();
      case TUPLE -> number(tuple(Var.Kind.PARAM));
      case SIGNATURE -> number(signature());
      case UNION -> union();
      case INTERFACE -> iface();
      case ANY -> Universe.ANY_INTERFACE;
      case LOCAL -> owner.local(in.count()).type();
      case FOREIGN -> {
        Pkg pkg = owner.pkgOrNull(in.count());
        yield number(owner.foreign(pkg, owner.string(in.count())));
      }
      case INSTANCE -> {
        Type origin = type();
        int count = in.count();
        List<Type> args = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          args.add(type());
        }
        yield number(Instances.instantiate(0, origin, args, context));
      }
    };
  }

  private static <T> T entry(List<T> list, int number) {
    if (number < 0 || number >= list.size()) {
      throw new ExportFormatException("no such entry: " + number);
    }
    return list.get(number);
  }

  private static Type basic(int number) {
    return switch (number) {
      case TypeWriter.BYTE -> Basic.BYTE;
      case TypeWriter.RUNE -> Basic.RUNE;
      default -> Basic.of(entry(List.of(BasicKind.values()), number));
    };
  }

  private <T extends Type> T number(T type) {
    seen.add(type);
    return type;
  }

  private Type struct() {
    int count = in.count();
    List<Var> fields = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = owner.string(in.count());
      Pkg pkg = owner.pkgOrNull(in.count());
      boolean embedded = in.flag();
      int pos = owner.position();
      fields.add(Var.field(pos, pkg, name, type(), embedded));
      tags.add(owner.string(in.count()));
    }
    return number(new Struct(fields, tags.stream().allMatch(String::isEmpty) ? List.of() : tags));
  }

  private Tuple tuple(Var.Kind kind) {
    int count = in.count();
    List<Var> vars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = owner.string(in.count());
      vars.add(new Var(kind, 0, owner.self(), name, type()));
    }
    return Tuple.of(vars);
  }

  Signature signature() {
    List<TypeParam> recvTypeParams = typeParams();
    List<TypeParam> typeParams = typeParams();
    Var recv = null;
    if (in.flag()) {
      String name = owner.string(in.count());
      recv = new Var(Var.Kind.RECV, 0, owner.self(), name, type());
    }
    Tuple params = tuple(Var.Kind.PARAM);
    Tuple results = tuple(Var.Kind.RESULT);
    return new Signature(recv, recvTypeParams, typeParams, params, results, in.flag());
  }

  List<TypeParam> typeParams() {
    int count = in.count();
    List<TypeParam> params = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = owner.string(in.count());
      TypeName obj = new TypeName(owner.position(), owner.self(), name, null);
      params.add(number(new TypeParam(obj, null)));
    }
    List<TypeParam> bound = TypeParam.bind(params);
    bound.forEach(param -> param.setConstraint(type()));
    return bound;
  }

  private Type union() {
    int count = in.count();
    List<Union.Term> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean tilde = in.flag();
      terms.add(new Union.Term(tilde, type()));
    }
    return number(new Union(terms));
  }

  private Type iface() {
    Interface result = number(new Interface());
    result.setImplicit(in.flag());
    List<Func> methods = methods();
    int count = in.count();
    List<Type> embeddeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      embeddeds.add(type());
    }
    result.complete(methods, embeddeds, List.of());
    return result;
  }

  List<Func> methods() {
    int count = in.count();
    List<Func> methods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = owner.string(in.count());
      Pkg pkg = owner.pkgOrNull(in.count());
      int pos = owner.position();
      methods.add(new Func(pos, pkg, name, signature()));
    }
    return methods;
  }
}
