package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/**
 * Types that Go writes in place and Rust names: types declared in functions, anonymous structs, anonymous interfaces. Each becomes an item of the file that
 * mentions it first.
 */
public final class HoistedTypes {
  /** An anonymous type and the item that it becomes. */
  record Anonymous(org.go2rs.frontend.types.Type type, String name, FileContext home, List<TypeParam> params) {}

  /** A local type: its item's name and the type parameters of the function around it. */
  record Local(Named type, String name, FileContext home, List<TypeParam> params) {}

  /** The methods of an interface as a bound on type parameters. */
  record Bound(Interface itf, String name, FileContext home, List<TypeParam> params) {}

  private final PackageContext pkg;
  private final List<Bound> bounds = new ArrayList<>();
  private final List<Anonymous> anonymous = new ArrayList<>();
  private final Map<TypeName, Local> locals = new IdentityHashMap<>();

  HoistedTypes(PackageContext pkg) {
    this.pkg = pkg;
  }

  /** Registers a type declared inside a function of {@code home}. */
  void declareLocal(TypeName name, FileContext home, List<TypeParam> enclosing) {
    if (name.type() instanceof Named named) {
      var used = enclosing.stream().filter(p -> FreeTypeParams.of(named.underlying()).contains(p)).toList();
      locals.put(name, new Local(named, pkg.names().fresh(Casing.camel(name.name())), home, used));
    }
  }

  List<Local> locals(FileContext home) {
    return locals.values().stream()
        .filter(l -> l.home() == home)
        .sorted(java.util.Comparator.comparingInt(l -> l.type().obj().pos()))
        .toList();
  }

  List<Local> allLocals() {
    return locals.values().stream().sorted(java.util.Comparator.comparingInt(l -> l.type().obj().pos())).toList();
  }

  List<Anonymous> anonymous() {
    return anonymous;
  }

  RsPath local(Named named, FileContext from, List<RsType> args) {
    Local local = locals.get(named.obj());
    if (local == null) {
      // A type that another package declares inside a function.
      pkg.unsupported(named.obj().pos(), "a local type of another package: " + named.name());
      return RsPath.of(Casing.camel(named.name()));
    }
    var all = new ArrayList<RsType>();
    local.params().forEach(p -> all.add(from.type(p)));
    all.addAll(args);
    return from.own(local.name(), local.home()).withArgs(all);
  }

  /** The path of an anonymous struct's item. */
  RsPath struct(Struct struct, FileContext from) {
    return path(struct, from, struct.fields().stream().map(Var::name).toList(), "");
  }

  /** The path of an anonymous interface's item. */
  RsPath iface(Interface itf, FileContext from) {
    return path(itf, from, itf.allMethods().stream().map(Obj::name).toList(), "Has");
  }

  List<Bound> bounds() {
    return bounds;
  }

  /** The trait that has the methods of an interface; {@code named} is the interface's declaration, if it has one. */
  RsPath bound(@Nullable Named named, Interface itf, FileContext from) {
    Interface generic = named == null ? itf : (Interface) named.origin().underlying();
    List<TypeParam> params = named == null ? FreeTypeParams.of(itf) : named.origin().typeParams();
    Bound found = null;
    for (Bound b : bounds) {
      if (b.itf() == generic) {
        found = b;
      }
    }
    if (found == null) {
      String base = named == null ? "Has" + itf.allMethods().stream().limit(3).map(m -> Casing.camel(m.name())).collect(Collectors.joining()) : Casing.camel(named.obj().name());
      found = new Bound(generic, pkg.names().fresh(base + "Bound"), from, params);
      bounds.add(found);
    }
    List<RsType> args = named == null ? params.stream().map(from::type).toList() : from.types().types(named.typeArgs());
    return from.own(found.name(), found.home()).withArgs(args);
  }

  private RsPath path(org.go2rs.frontend.types.Type type, FileContext from, List<String> members, String prefix) {
    Anonymous found = null;
    for (Anonymous a : anonymous) {
      if (Types.identical(a.type(), type)) {
        found = a;
      }
    }
    if (found == null) {
      String wanted = prefix + members.stream().limit(3).map(m -> m.equals("_") ? "Blank" : Casing.camel(m)).collect(Collectors.joining());
      found = new Anonymous(type, pkg.names().fresh(wanted), from, FreeTypeParams.of(type));
      anonymous.add(found);
    }
    return from.own(found.name(), found.home()).withArgs(found.params().stream().map(from::type).toList());
  }
}
