package org.go2rs.transpile.decl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.GenericParam;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.Vis;
import org.jspecify.annotations.Nullable;

/** Lowers type declarations, declared at package level, in functions, or not at all. */
final class TypeDecls {
  private final FileContext file;
  private final Bounds bounds;

  TypeDecls(FileContext file) {
    this.file = file;
    this.bounds = new Bounds(file);
  }

  List<RsItem> lower(GenDecl decl) {
    var out = new ArrayList<RsItem>();
    for (Spec s : decl.specs()) {
      var spec = (TypeSpec) s;
      if (file.pkg().info().defs.get(spec.name()) instanceof TypeName name && !name.name().equals("_")) {
        Head head = Heads.of(file, decl, spec, name, true);
        out.addAll(item(head, name, file.pkg().names().of(name), spec.type(), List.of(), null));
      }
    }
    return out;
  }

  /** A type that a function declares. Its number among the package's is what Go's compiler tells it from others by; the function's type arguments stand before its own. */
  List<RsItem> local(HoistedTypes.Local local) {
    int number = file.pkg().hoisted().allLocals().indexOf(local) + 1;
    TypeName name = local.type().obj();
    Head head = new Head(List.of(), List.of(), List.of(), Vis.CRATE, file.origin(name.pos()));
    boolean generic = local.type() instanceof Named named && !named.typeParams().isEmpty();
    String scope = generic && !local.params().isEmpty() ? number + ";" + local.params().size() : String.valueOf(number);
    return item(head, name, local.name(), specOf(name), local.params(), scope);
  }

  private Node specOf(TypeName name) {
    Node[] found = {file.file()};
    Walk.each(
        file.file(),
        n -> {
          if (n instanceof TypeSpec spec && file.pkg().info().defs.get(spec.name()) == name) {
            found[0] = spec.type();
          }
          return true;
        });
    return found[0];
  }

  private List<RsItem> item(Head head, TypeName name, String rust, Node written, List<TypeParam> around, @Nullable String scope) {
    if (name.isAlias()) {
      return alias(head, name, rust);
    }
    Named named = (Named) name.type();
    var params = new ArrayList<>(around);
    params.addAll(named.typeParams());
    var args = typeArgs(head, name, rust, scope);
    Type under = named.underlying();
    return List.of(
        under instanceof Struct s ? struct(head, rust, params, s, docs(written), args)
            : under instanceof Interface i ? iface(head, rust, params, i, docs(written), args)
            : newtype(head, rust, params, under, args));
  }

  private List<RsAttr.Arg> typeArgs(Head head, TypeName name, String rust, @Nullable String scope) {
    var args = new ArrayList<RsAttr.Arg>();
    if (!Casing.restoredType(rust, head.vis() == Vis.PUBLIC).equals(name.name())) {
      args.add(new RsAttr.Arg.Str(name.name()));
    }
    if (scope != null) {
      args.add(new RsAttr.Arg.Text("scope", scope));
    }
    return args;
  }

  /** An alias of a type that Rust can name; an alias of a constraint is spelled out where it is used. */
  private List<RsItem> alias(Head head, TypeName name, String rust) {
    Type actual = Types.unalias(name.type());
    boolean constraint = actual.underlying() instanceof Interface i && !i.typeSet().isMethodSet();
    boolean generic = name.type() instanceof org.go2rs.frontend.types.Alias a && !a.typeParams().isEmpty();
    if (constraint || generic) {
      return List.of();
    }
    return List.of(new RsItem.TypeAlias(head, rust, List.of(), file.type(actual)));
  }

  private RsItem newtype(Head head, String rust, List<TypeParam> params, Type under, List<RsAttr.Arg> args) {
    boolean matched = params.isEmpty() && under instanceof Basic b && (b.is(Basic.IS_INTEGER) || b.is(Basic.IS_BOOLEAN));
    var attrs = new ArrayList<>(List.of(matched ? RsAttr.of("derive", "Go", "PartialEq", "Eq") : RsAttr.of("derive", "Go")));
    attrs.addAll(Heads.go(args));
    var fields = new ArrayList<>(List.of(new RsItem.TupleField(Vis.PUBLIC, file.type(under))));
    marker(params, under).ifPresent(m -> fields.add(new RsItem.TupleField(Vis.PUBLIC, m)));
    return new RsItem.TupleStruct(head.withAttrs(attrs), rust, bounds.generics(params), fields);
  }

  private RsItem struct(Head head, String rust, List<TypeParam> params, Struct struct, Map<Integer, Field> docs, List<RsAttr.Arg> args) {
    var attrs = new ArrayList<>(List.of(RsAttr.of("derive", "Go")));
    if (file.pkg().isLayoutVisible()) {
      attrs.add(RsAttr.of("repr", "C"));
    }
    attrs.addAll(Heads.go(args));
    List<String> names = file.pkg().members().fields(struct);
    var fields = new ArrayList<RsItem.FieldDef>();
    for (int i = 0; i < struct.size(); i++) {
      fields.add(field(struct, i, names.get(i), docs.get(struct.field(i).pos())));
    }
    Head added = Head.NONE.withVis(ofAll(fields));
    marker(params, struct).ifPresent(m -> fields.add(new RsItem.FieldDef(added, names.contains("phantom") ? "phantom_" : "phantom", m, null)));
    if (Phantoms.isPadded(struct)) {
      fields.add(new RsItem.FieldDef(added, names.contains("padding") ? "padding_" : "padding", new RsType.Path(RsPath.of("go2rs", "Padding")), null));
    }
    return new RsItem.Struct(head.withAttrs(attrs), rust, bounds.generics(params), fields);
  }

  /** A tag with a character for each byte; Rust has no text of other bytes than UTF-8. */
  private static String text(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Whoever sees all fields may write a literal, and needs to see the fields that the translation adds. */
  private static Vis ofAll(List<RsItem.FieldDef> fields) {
    List<Vis> all = fields.stream().map(f -> f.head().vis()).toList();
    return all.isEmpty() || all.contains(Vis.PRIVATE) ? Vis.PRIVATE : all.contains(Vis.CRATE) ? Vis.CRATE : Vis.PUBLIC;
  }

  /** Whether importers may write the path through an embedded field: to what the field's public type promotes, {@code error} included. */
  private boolean isMetAbroad(Var field) {
    if (file.pkg().isProgram() || !(Types.asNamed(Types.deref(field.type())) instanceof Named n)) {
      return false;
    }
    return n.obj().pkg() == null || file.pkg().visibility().of(n.obj()) == Vis.PUBLIC;
  }

  private RsItem.FieldDef field(Struct struct, int i, String rust, @Nullable Field written) {
    Var f = struct.field(i);
    Vis own = file.pkg().visibility().of(f);
    // The method table of an anonymous struct goes through its embedded fields.
    Vis vis = !f.embedded() || own == Vis.PUBLIC ? own : isMetAbroad(f) ? Vis.PUBLIC : Vis.CRATE;
    var args = new ArrayList<RsAttr.Arg>();
    if (!Casing.restored(rust, vis == Vis.PUBLIC).equals(f.name())) {
      args.add(new RsAttr.Arg.Str(f.name()));
    }
    if (!struct.tag(i).isEmpty()) {
      args.add(new RsAttr.Arg.Text("tag", text(struct.tag(i))));
    }
    if (!f.exported() && f.pkg() != file.pkg().pkg()) {
      args.add(new RsAttr.Arg.Text("package", f.pkg().path()));
    }
    List<String> lines = written == null ? List.of() : Docs.lines(written.doc());
    String trailing = written == null || written.comment() == null ? null : String.join(" ", Docs.lines(written.comment()));
    var head = new Head(List.of(), lines, Heads.go(args), vis, null);
    return new RsItem.FieldDef(head, rust, file.type(f.type()), trailing == null || trailing.isEmpty() ? null : trailing);
  }

  /** Rust wants every type parameter mentioned. */
  private Optional<RsType> marker(List<TypeParam> params, Type under) {
    var unused = Phantoms.unused(params, under).stream().map(file::type).toList();
    if (unused.isEmpty()) {
      return Optional.empty();
    }
    RsType mentioned = unused.size() == 1 ? unused.get(0) : new RsType.Tuple(unused);
    return Optional.of(RsType.named("PhantomData", new RsType.FnPtr(false, List.of(), mentioned)));
  }

  private RsItem iface(Head head, String rust, List<TypeParam> params, Interface itf, Map<Integer, Field> docs, List<RsAttr.Arg> args) {
    if (!itf.typeSet().isMethodSet()) {
      return new RsItem.Constraint(head, rust, bounds.ofConstraint(params), bounds.literal(itf), List.of());
    }
    return new RsItem.Interface(head.withAttrs(Heads.go(args)), rust, bounds.generics(params), List.of(), methods(itf, docs));
  }

  /** All methods, in source order, those of embedded interfaces after the interface's own. */
  List<RsItem.MethodSig> methods(Interface itf, Map<Integer, Field> docs) {
    var own = Collections.newSetFromMap(new IdentityHashMap<Func, Boolean>());
    own.addAll(itf.methods());
    return itf.allMethods().stream()
        .sorted(Comparator.comparing((Func f) -> !own.contains(f)).thenComparing(f -> own.contains(f) ? f.pos() : 0))
        .map(f -> method(itf, f, docs.get(f.pos())))
        .toList();
  }

  private RsItem.MethodSig method(Interface itf, Func f, @Nullable Field written) {
    String rust = file.pkg().members().method(itf, f);
    List<String> lines = written == null ? List.of() : Docs.join(written.doc(), written.comment());
    var head = new Head(List.of(), lines, nameAttr(f, rust), Vis.PRIVATE, null);
    return new RsItem.MethodSig(head, rust, Params.listed(file, f.signature()), file.types().result(f.signature()));
  }

  /** {@code #[go("Name")]} where camel-casing does not restore a method's name. */
  List<RsAttr> nameAttr(Func f, String rust) {
    if (f.exported()) {
      return Casing.restored(rust, true).equals(f.name()) ? List.of() : List.of(new RsAttr("go", List.of(new RsAttr.Arg.Str(f.name()))));
    }
    boolean own = f.pkg() == null || f.pkg() == file.pkg().pkg();
    return List.of(new RsAttr("go", List.of(new RsAttr.Arg.Str(own ? f.name() : f.pkg().path() + "." + f.name()))));
  }

  /** What types and bounds without declaration the file is home of. Lowering one may ask for another. */
  List<RsItem> hoisted() {
    var hoisted = file.pkg().hoisted();
    var out = new ArrayList<RsItem>();
    int types = 0;
    int traits = 0;
    while (types < hoisted.anonymous().size() || traits < hoisted.bounds().size()) {
      if (types < hoisted.anonymous().size()) {
        HoistedTypes.Anonymous a = hoisted.anonymous().get(types++);
        if (a.home() == file) {
          out.add(anonymous(a));
        }
      } else {
        HoistedTypes.Bound b = hoisted.bounds().get(traits++);
        if (b.home() == file) {
          out.add(bound(b));
        }
      }
    }
    return out;
  }

  /** An anonymous struct or interface. */
  RsItem anonymous(HoistedTypes.Anonymous a) {
    var head = new Head(List.of(), List.of(), List.of(), Vis.PUBLIC, null);
    List<RsAttr.Arg> unnamed = List.of(new RsAttr.Arg.Word("unnamed"));
    Type bare = a.type();
    if (bare instanceof Struct s && a.byField()) {
      return byField(head, a, s, unnamed);
    }
    if (bare instanceof Struct s) {
      return struct(head, a.name(), List.of(), s, Map.of(), unnamed);
    }
    if (bare instanceof Interface i) {
      return iface(head, a.name(), a.params(), i, Map.of(), unnamed);
    }
    throw new IllegalStateException("only structs and interfaces are hoisted: " + a.type());
  }

  /** An anonymous struct of generic code: one parameter a field, so that it is the same type in every function and instance. */
  private RsItem byField(Head head, HoistedTypes.Anonymous a, Struct struct, List<RsAttr.Arg> args) {
    var plain = (RsItem.Struct) struct(head, a.name(), List.of(), struct, Map.of(), args);
    var generics = new ArrayList<GenericParam>();
    var fields = new ArrayList<RsItem.FieldDef>();
    for (RsItem.FieldDef f : plain.fields()) {
      String param = "T" + (generics.size() + 1);
      generics.add(new GenericParam(param, List.of(new RsType.Path(file.prelude("Go"))), null));
      fields.add(new RsItem.FieldDef(f.head(), f.name(), RsType.named(param), f.trailing()));
    }
    return new RsItem.Struct(plain.head(), plain.name(), generics, fields);
  }

  RsItem bound(HoistedTypes.Bound b) {
    var head = new Head(List.of(), List.of(), List.of(), Vis.PUBLIC, null);
    return new RsItem.Constraint(head, b.name(), bounds.ofConstraint(b.params()), List.of(new RsType.Path(file.prelude("Go"))), methods(b.itf(), Map.of()));
  }

  /** The fields of a written struct or interface type, by the position of each name. */
  private static Map<Integer, Field> docs(Node written) {
    var out = new java.util.HashMap<Integer, Field>();
    List<Field> list =
        written instanceof StructType s ? s.fields().list()
            : written instanceof InterfaceType i ? i.methods().list()
            : List.of();
    for (Field f : list) {
      f.names().forEach(n -> out.put(n.pos(), f));
      if (f.names().isEmpty()) {
        out.put(f.type().pos(), f);
      }
    }
    return out;
  }
}
