package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.go2rs.frontend.types.Context;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Instances;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MethodSets;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.MemberNames;
import org.go2rs.transpile.rust.RsItem.MethodEntry;
import org.go2rs.transpile.rust.RsItem.MethodKind;
import org.go2rs.transpile.rust.RsItem.MethodTable;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/**
 * The method tables of a package: which methods interfaces and reflection find on each type, promoted ones included. Unexported methods are listed only if
 * some interface of the package, or of the one that declares the method, asks for one of that name.
 */
final class MethodTables {
  private final PackageContext pkg;
  private final FileContext hidden;
  private final Set<String> askedFor = new HashSet<>();
  private final Set<Pkg> searched = new HashSet<>();

  MethodTables(PackageContext pkg) {
    this.pkg = pkg;
    this.hidden = pkg.hidden();
    pkg.info().types.values().forEach(tv -> asks(tv.type()));
    searchInterfaces(pkg.pkg());
  }

  private void searchInterfaces(Pkg of) {
    if (searched.add(of)) {
      of.scope().objects().forEach(o -> asks(o.typeOrNull()));
    }
  }

  private void asks(@Nullable Type type) {
    if (type != null && type.underlying() instanceof Interface itf && itf.isComplete()) {
      itf.allMethods().stream().filter(m -> !m.exported()).forEach(m -> askedFor.add(m.id()));
    }
  }

  /** Whether an interface may find a method. One promoted from another package is asked for by that package's interfaces, to which a third package may convert. */
  private boolean isFound(Obj method) {
    if (!method.exported() && method.pkg() != null) {
      searchInterfaces(method.pkg());
    }
    return method.exported() || askedFor.contains(method.id());
  }

  /** Tells the visibility rules what the tables will name; to be asked before any file is lowered. */
  void markVisible() {
    for (Named type : types()) {
      if (isListed(type)) {
        pkg.visibility().hidden(type.obj());
        methods(type).forEach(this::markVisible);
        embedded(type).forEach(pkg.visibility()::hidden);
        embedded(type).forEach(f -> pkg.visibility().hiddenType(f.type()));
      }
    }
  }

  private void markVisible(Selection selection) {
    Type type = selection.recv();
    for (int index : selection.index().subList(0, selection.index().size() - 1)) {
      Var field = MemberNames.structBehind(type).field(index);
      pkg.visibility().hidden(field);
      type = field.type();
    }
    pkg.visibility().hidden(selection.obj());
    pkg.visibility().promoted((Func) selection.obj());
    pkg.visibility().hiddenType(((Func) selection.obj()).signature());
  }

  List<MethodTable> tables() {
    var out = new ArrayList<>(types().stream().filter(this::isListed).map(this::table).toList());
    for (HoistedTypes.Anonymous a : List.copyOf(pkg.hoisted().anonymous())) {
      if (a.type() instanceof Struct s && s.fields().stream().anyMatch(Var::embedded)) {
        out.add(table(a.type(), a.params(), embeddedNames(s)));
      }
    }
    return out;
  }

  private List<Named> types() {
    var out = new ArrayList<Named>();
    for (Obj obj : pkg.pkg().scope().objects()) {
      if (obj instanceof TypeName t && !t.isAlias() && t.type() instanceof Named n && !(n.underlying() instanceof Interface)) {
        out.add(n);
      }
    }
    pkg.hoisted().allLocals().stream().map(HoistedTypes.Local::type).filter(n -> !(n.underlying() instanceof Interface)).forEach(out::add);
    out.sort(Comparator.comparingInt(n -> n.obj().pos()));
    return out;
  }

  private boolean isListed(Named type) {
    return !embedded(type).isEmpty() || !methods(type).isEmpty();
  }

  private static List<Var> embedded(Named type) {
    return type.underlying() instanceof Struct s ? s.fields().stream().filter(Var::embedded).toList() : List.of();
  }

  /** A generic type's methods in terms of the type's own parameters. */
  private static Type instance(Named type) {
    List<TypeParam> params = type.typeParams();
    return params.isEmpty() ? type : Instances.instantiate(type.obj().pos(), type, List.copyOf(params), new Context());
  }

  private List<Selection> methods(Named type) {
    return methods(instance(type));
  }

  private List<Selection> methods(Type type) {
    return MethodSets.of(new Pointer(type)).stream().filter(s -> isFound(s.obj())).toList();
  }

  private MethodTable table(Named type) {
    List<String> fields = embedded(type).isEmpty() ? List.of() : embeddedNames((Struct) type.underlying());
    return table(instance(type), params(type), fields);
  }

  private MethodTable table(Type type, List<TypeParam> params, List<String> fields) {
    Set<String> onValue = MethodSets.of(type).stream().map(s -> s.obj().id()).collect(Collectors.toSet());
    var rows = methods(type).stream().map(s -> entry(s, onValue.contains(s.obj().id()))).toList();
    RsType self = hidden.type(type);
    RsType bare = self instanceof RsType.Path p ? new RsType.Path(p.path().withArgs(List.of())) : self;
    return new MethodTable(bare, new Bounds(hidden).generics(params), fields, rows);
  }

  private List<TypeParam> params(Named type) {
    var out = new ArrayList<TypeParam>();
    pkg.hoisted().allLocals().stream().filter(l -> l.type() == type).forEach(l -> out.addAll(l.params()));
    out.addAll(type.typeParams());
    return out;
  }

  private List<String> embeddedNames(Struct struct) {
    var out = new ArrayList<String>();
    for (int i = 0; i < struct.size(); i++) {
      if (struct.field(i).embedded()) {
        out.add(pkg.members().fields(struct).get(i));
      }
    }
    return out;
  }

  private MethodEntry entry(Selection selection, boolean onValue) {
    Func f = (Func) selection.obj();
    String rust = pkg.members().method(f);
    boolean nil = pkg.receiver(f) == ReceiverForm.PTR;
    if (nil && selection.index().size() > 1) {
      pkg.useReceiverTrait(hidden, f);
    }
    var kind = onValue ? MethodKind.VALUE : nil ? MethodKind.NIL_POINTER : MethodKind.POINTER;
    var attrs = new TypeDecls(hidden).nameAttr(f, rust);
    return new MethodEntry(attrs, kind, rust, pkg.members().path(selection), Params.ofMethod(hidden, f), hidden.types().result(f.signature()));
  }
}
