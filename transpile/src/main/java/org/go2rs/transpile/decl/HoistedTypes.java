package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/**
 * Types that Go writes in place and Rust names: types declared in functions, anonymous structs, anonymous interfaces. Each becomes an item of the file that
 * mentions it first.
 */
public final class HoistedTypes {
  /**
   * An anonymous type and the item that it becomes.
   *
   * @param byField whether the item of a struct has one type parameter for each field
   */
  record Anonymous(org.go2rs.frontend.types.Type type, String name, FileContext home, List<TypeParam> params, boolean byField) {}

  /** A local type: its item's name and the type parameters of the function around it. */
  record Local(Named type, String name, FileContext home, List<TypeParam> params) {}

  /** The methods of an interface as a bound on type parameters. */
  record Bound(Interface itf, String name, FileContext home, List<TypeParam> params) {}

  private final PackageContext pkg;
  private final List<Bound> bounds = new ArrayList<>();
  private final List<Anonymous> anonymous = new ArrayList<>();
  private final Map<TypeName, Local> locals = new IdentityHashMap<>();
  private final Set<String> genericShapes = new HashSet<>();
  private final List<Interface> genericInterfaces = new ArrayList<>();
  private final Set<TypeParam> hiding = Collections.newSetFromMap(new IdentityHashMap<>());

  HoistedTypes(PackageContext pkg) {
    this.pkg = pkg;
  }

  /** Registers a type declared inside a function of {@code home}. */
  void declareLocal(TypeName name, FileContext home, List<TypeParam> enclosing) {
    if (name.type() instanceof Named named) {
      // All of them: instances of the function have different types of this name.
      locals.put(name, new Local(named, pkg.names().fresh(Casing.camel(name.name())), home, List.copyOf(enclosing)));
      named.typeParams().stream().filter(p -> enclosing.stream().anyMatch(o -> o.name().equals(p.name()))).forEach(hiding::add);
    }
  }

  /** Whether a type parameter of a local type hides one of the function around it: the type's item has both. */
  boolean hidesAnother(TypeParam param) {
    return hiding.contains(param);
  }

  List<Local> locals(FileContext home) {
    return locals.values().stream()
        .filter(l -> l.home() == home)
        .sorted(java.util.Comparator.comparingInt(l -> l.type().obj().pos()))
        .toList();
  }

  /** The type parameters of the function around a local type; none for other types. */
  public List<TypeParam> around(Named named) {
    Local local = locals.get(named.obj());
    return local == null ? List.of() : local.params();
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
    List<String> members = itf.allMethods().stream().map(Obj::name).toList();
    for (Interface generic : genericInterfaces) {
      if (Instantiated.args(generic, itf) instanceof List<org.go2rs.frontend.types.Type> args) {
        return path(generic, from, members, "Has").withArgs(from.types().types(args));
      }
    }
    return path(itf, from, members, "Has");
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

  /**
   * Finds the anonymous types of generic code. The items of structs have a parameter for each field; an interface stands for all its instances, so that a call of a generic
   * function takes what the function does.
   */
  void findGeneric(File file) {
    Walk.each(
        file,
        n -> {
          if (n instanceof StructType written && pkg.info().typeOf(written) instanceof Struct s && s.size() > 0 && !FreeTypeParams.of(s).isEmpty()) {
            genericShapes.add(SharedTypes.shape(s));
          }
          if (n instanceof InterfaceType written && pkg.info().typeOf(written) instanceof Interface i && i.typeSet().isMethodSet() && !FreeTypeParams.of(i).isEmpty()) {
            genericInterfaces.add(i);
          }
          return !(n instanceof TypeSpec spec && spec.type() instanceof InterfaceType);
        });
  }

  /** What {@link PackageSummary#shared} says. */
  Map<String, String> shared() {
    var out = new TreeMap<String, String>();
    for (org.go2rs.frontend.types.Type type : SharedTypes.of(pkg.pkg())) {
      for (Anonymous a : anonymous) {
        if (matches(a, type)) {
          out.put(keyOf(a), a.name());
        }
      }
    }
    return out;
  }

  private static String keyOf(Anonymous a) {
    return a.byField() ? SharedTypes.shape((Struct) a.type()) : SharedTypes.key(a.type());
  }

  private static boolean matches(Anonymous a, org.go2rs.frontend.types.Type type) {
    return a.byField() ? type instanceof Struct s && SharedTypes.shape(s).equals(keyOf(a)) : Types.identical(a.type(), type);
  }

  private RsPath path(org.go2rs.frontend.types.Type type, FileContext from, List<String> members, String prefix) {
    RsPath theirs = imported(type, from);
    if (theirs != null) {
      return theirs;
    }
    Anonymous found = null;
    for (Anonymous a : anonymous) {
      if (matches(a, type)) {
        found = a;
      }
    }
    if (found == null) {
      String wanted = prefix + members.stream().limit(3).map(m -> m.equals("_") ? "Blank" : Casing.camel(m)).collect(Collectors.joining());
      boolean byField = type instanceof Struct s && genericShapes.contains(SharedTypes.shape(s));
      found = new Anonymous(type, pkg.names().fresh(wanted), from, byField ? List.of() : FreeTypeParams.of(type), byField);
      anonymous.add(found);
    }
    var args = found.byField() ? fieldTypes((Struct) type, from) : found.params().stream().map(from::type).toList();
    return from.own(found.name(), found.home()).withArgs(args);
  }

  private static List<RsType> fieldTypes(Struct struct, FileContext from) {
    return struct.fields().stream().map(f -> from.type(f.type())).toList();
  }

  /** The item of an imported package that is this type, or null. */
  private @Nullable RsPath imported(org.go2rs.frontend.types.Type type, FileContext from) {
    String shape = type instanceof Struct s ? SharedTypes.shape(s) : null;
    String key = SharedTypes.key(type);
    for (PackageSummary summary : pkg.summaries()) {
      String name = shape == null ? null : summary.shared().get(shape);
      String exact = name == null ? summary.shared().get(key) : null;
      Pkg owner = name == null && exact == null ? null : pkg.importedPackage(summary.path());
      if (owner != null) {
        RsPath path = RsPath.of(from.alias(owner), name != null ? name : exact);
        return name != null ? path.withArgs(fieldTypes((Struct) type, from)) : path;
      }
    }
    return null;
  }
}
