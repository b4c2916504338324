package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.source.SourceFile;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.MemberNames;
import org.go2rs.transpile.rust.Vis;

/**
 * Who may name what: exported objects are public; others are private, or visible in the crate when another file or the hidden file names them. A type that an
 * exported signature mentions is public, because importers meet its values.
 */
final class Visibility {
  private final PackageContext pkg;
  private final Set<Obj> crossFile = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Func> promoted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<TypeName> reachable = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Visibility(PackageContext pkg) {
    this.pkg = pkg;
    pkg.info().uses.forEach((ident, obj) -> use(ident.pos(), origin(obj)));
    pkg.info().selections.forEach((expr, selection) -> path(expr.pos(), selection));
    pkg.info().types.forEach(
        (expr, tv) -> {
          if (expr instanceof CompositeLit lit) {
            literal(lit, tv.type());
          }
        });
    Set<Type> declared = declared();
    anonymousInterfaces(declared);
    anonymousStructs(declared);
    for (String name : pkg.pkg().scope().names()) {
      Obj obj = pkg.pkg().scope().lookup(name);
      if (obj != null && obj.exported()) {
        reach(obj.type());
      }
    }
  }

  /** The items of anonymous interfaces are public, because all crates may meet them: so are the types that their methods mention. */
  private void anonymousInterfaces(Set<Type> declared) {
    pkg.info().types.forEach(
        (expr, tv) -> {
          if (expr instanceof InterfaceType && !declared.contains(tv.type())) {
            reach(tv.type());
          }
        });
  }

  /** Anonymous structs that are alike share an item: mentions in two files see one another's fields. */
  private void anonymousStructs(Set<Type> declared) {
    Map<String, List<Struct>> alike = new HashMap<>();
    Map<String, Set<SourceFile>> places = new HashMap<>();
    pkg.info().types.forEach(
        (expr, tv) -> {
          if (expr instanceof StructType && tv.type() instanceof Struct s && !declared.contains(s)) {
            String key = SharedTypes.key(s);
            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
            places.computeIfAbsent(key, k -> new HashSet<>()).add(pkg.fileSet().file(expr.pos()));
          }
        });
    alike.forEach(
        (key, structs) -> {
          if (places.get(key).size() > 1) {
            structs.forEach(s -> s.fields().forEach(f -> share(f.origin())));
          }
        });
  }

  /** What types are declared as. */
  private Set<Type> declared() {
    Set<Type> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    pkg.info().defs.values().forEach(
        obj -> {
          if (obj instanceof TypeName t && t.type() instanceof Named n) {
            declared.add(n.underlying());
          }
        });
    return declared;
  }

  private static Obj origin(Obj obj) {
    return switch (obj) {
      case Var v -> v.origin();
      case Func f -> f.origin();
      case PkgName other -> obj;
      case Const other -> obj;
      case TypeName other -> obj;
      case Label other -> obj;
      case Builtin other -> obj;
      case Nil other -> obj;
    };
  }

  private void use(int pos, Obj obj) {
    if (obj.pkg() == pkg.pkg() && obj.pos() > 0 && pkg.fileSet().file(pos) != pkg.fileSet().file(obj.pos())) {
      share(obj);
    }
  }

  /** A type around another one shows it: what it is made of is visible where it is. Who names a generic type repeats its bounds. */
  private void share(Obj obj) {
    if (crossFile.add(obj) && obj instanceof TypeName t && Types.unalias(t.type()) instanceof Named n) {
      n.origin().typeParams().forEach(p -> hiddenType(p.constraint()));
      if (!(n.underlying() instanceof Struct)) {
        hiddenType(n.underlying());
      }
    }
  }

  /** Embedded fields on the way to a promoted one are named too. */
  private void path(int pos, org.go2rs.frontend.types.Selection selection) {
    Type type = selection.recv();
    int fields = selection.index().size() - 1;
    for (int index : selection.index().subList(0, fields)) {
      Struct struct = MemberNames.structBehind(type);
      use(pos, struct.field(index).origin());
      type = struct.field(index).type();
    }
  }

  /** A literal names all fields: those that it leaves out come from the default value, which Rust lets in only where they are visible. */
  private void literal(CompositeLit lit, Type type) {
    if (Types.deref(type).underlying() instanceof Struct s) {
      s.fields().forEach(f -> use(lit.pos(), f.origin()));
    }
  }

  /** Marks a method that an interface asks for: a type of another package that embeds its owner has it in its method table too. */
  void promoted(Func method) {
    if (method.recvNamed() instanceof Named owner && of(owner.obj()) == Vis.PUBLIC) {
      promoted.add(method.origin());
    }
  }

  /** Marks what the hidden file names. */
  void hidden(Obj obj) {
    share(origin(obj));
  }

  /** Marks the types that the hidden file meets in the type of a variable or in a method's signature. */
  void hiddenType(Type type) {
    switch (type) {
      case Basic t -> {}
      case TypeParam t -> {}
      case Alias t -> {
        share(t.obj());
        hiddenType(t.actual());
      }
      case Named t -> {
        share(t.obj());
        t.typeArgs().forEach(this::hiddenType);
      }
      case Pointer t -> hiddenType(t.elem());
      case Slice t -> hiddenType(t.elem());
      case Array t -> hiddenType(t.elem());
      case Chan t -> hiddenType(t.elem());
      case MapType t -> {
        hiddenType(t.key());
        hiddenType(t.elem());
      }
      case Signature t -> {
        hiddenType(t.params());
        hiddenType(t.results());
      }
      case Tuple t -> t.vars().forEach(v -> hiddenType(v.type()));
      case Struct t -> t.fields().forEach(v -> hiddenType(v.type()));
      case Interface t -> {
        t.methods().forEach(m -> hiddenType(m.signature()));
        t.embeddeds().forEach(this::hiddenType);
      }
      case Union t -> t.terms().forEach(term -> hiddenType(term.type()));
    }
  }

  Vis of(Obj obj) {
    if (obj.exported()) {
      return Vis.PUBLIC;
    }
    if (obj instanceof TypeName t && reachable.contains(t) || obj instanceof Func f && promoted.contains(f.origin())) {
      return Vis.PUBLIC;
    }
    // Another file may meet values of a type that it does not name, and a Rust file of the package names what it likes.
    boolean shared = obj instanceof TypeName && pkg.files().size() > 1 || pkg.hasRustFiles();
    return shared || crossFile.contains(origin(obj)) ? Vis.CRATE : Vis.PRIVATE;
  }

  private void reach(Type type) {
    if (!seen.add(type)) {
      return;
    }
    switch (type) {
      case Basic t -> {}
      case TypeParam t -> reach(t.constraint());
      case Alias t -> {
        reachable.add(t.obj());
        reach(t.actual());
      }
      case Named t -> named(t);
      case Pointer t -> reach(t.elem());
      case Slice t -> reach(t.elem());
      case Array t -> reach(t.elem());
      case Chan t -> reach(t.elem());
      case MapType t -> {
        reach(t.key());
        reach(t.elem());
      }
      case Signature t -> {
        t.typeParams().forEach(this::reach);
        reach(t.params());
        reach(t.results());
      }
      case Tuple t -> t.vars().forEach(v -> reach(v.type()));
      case Struct t -> t.fields().stream().filter(f -> f.exported() || f.embedded() || repeatable(f)).forEach(f -> reach(f.type()));
      case Interface t -> {
        t.methods().forEach(m -> reach(m.signature()));
        t.embeddeds().forEach(this::reach);
      }
      case Union t -> t.terms().forEach(term -> reach(term.type()));
    }
  }

  /**
   * Whether another package may repeat a hidden field: {@code type Tag compact.Tag} has the fields of the other struct. Libraries, which are translated before anybody knows who imports
   * them, let it.
   */
  private boolean repeatable(Var field) {
    return pkg.isLibrary() && field.pkg() == pkg.pkg();
  }

  private void named(Named t) {
    t.typeArgs().forEach(this::reach);
    Named origin = t.origin();
    if (origin.obj().pkg() != pkg.pkg() || !reachable.add(origin.obj())) {
      return;
    }
    origin.typeParams().forEach(this::reach);
    reach(origin.underlying());
    // The method table of a public type is public, unexported methods included.
    origin.methods().forEach(m -> reach(m.signature()));
  }
}
