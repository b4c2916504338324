package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParts;
import org.go2rs.frontend.types.TypeStrings;
import org.go2rs.frontend.types.Var;

/**
 * The anonymous structs and interfaces that importers of a package meet in what it exports. In Go they are the importer's types as well; in Rust the package
 * has an item for each, which importers must use.
 */
final class SharedTypes {
  private final Pkg pkg;
  private final List<Type> found = new ArrayList<>();
  private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private SharedTypes(Pkg pkg) {
    this.pkg = pkg;
  }

  static List<Type> of(Pkg pkg) {
    var walk = new SharedTypes(pkg);
    for (Obj obj : pkg.scope().objects()) {
      if (obj.exported() && obj.typeOrNull() instanceof Type type) {
        walk.visit(type);
      }
    }
    return walk.found;
  }

  /** What tells one anonymous type from another, over all packages. */
  static String key(Type type) {
    return TypeStrings.identity(type);
  }

  /** What all instances of an anonymous struct of generic code share: names, tags and embedding of its fields. */
  static String shape(Struct struct) {
    var out = new StringBuilder("struct");
    for (int i = 0; i < struct.size(); i++) {
      Var f = struct.field(i);
      String owner = f.exported() || f.pkg() == null ? "" : f.pkg().path() + ".";
      out.append(' ').append(f.embedded() ? "embedded " : "").append(owner).append(f.name()).append(' ').append(struct.tag(i)).append(';');
    }
    return out.toString();
  }

  private void visit(Type type) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof Named named) {
      named(named);
    } else if (type instanceof Struct || type instanceof Interface) {
      found.add(type);
      parts(type);
    } else {
      TypeParts.of(type).forEach(this::visit);
    }
  }

  private void named(Named named) {
    named.typeArgs().forEach(this::visit);
    Named origin = named.origin();
    if (origin.obj().pkg() != pkg || (origin != named && !seen.add(origin))) {
      return;
    }
    parts(origin.underlying());
    for (Func m : origin.methods()) {
      if (m.exported()) {
        visit(m.signature());
      }
    }
  }

  /** What stands in a type that has a name, or was found. */
  private void parts(Type under) {
    if (under instanceof Struct s) {
      s.fields().stream().filter(f -> f.exported() || f.embedded()).forEach(f -> visit(f.type()));
    } else if (under instanceof Interface i) {
      i.allMethods().forEach(m -> visit(m.signature()));
    } else {
      visit(under);
    }
  }
}
