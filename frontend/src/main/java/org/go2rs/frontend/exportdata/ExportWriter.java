package org.go2rs.frontend.exportdata;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Writes the export data of a complete package that has no errors. */
public final class ExportWriter {
  private final Pkg pkg;
  private final PositionWriter positions;
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Pkg, Integer> packages = new LinkedHashMap<>();
  private final List<TypeName> declared;
  private final Map<TypeName, Integer> numbers = new IdentityHashMap<>();

  private ExportWriter(Pkg pkg, FileSet files) {
    this.pkg = pkg;
    this.positions = new PositionWriter(files);
    this.declared = Reach.declaredTypes(pkg);
    declared.forEach(obj -> numbers.put(obj, numbers.size()));
    packageNumber(pkg);
  }

  /** The export data of the package, without summary; {@code files} knows the positions of its objects. */
  public static ExportData write(Pkg pkg, FileSet files) {
    if (!pkg.isComplete()) {
      throw new IllegalArgumentException("package " + pkg.path() + " is not complete");
    }
    return new ExportWriter(pkg, files).write();
  }

  private ExportData write() {
    ByteSink table = new ByteSink();
    table.number(declared.size());
    declared.forEach(obj -> declaration(obj, table));
    ByteSink body = new ByteSink();
    TypeWriter types = new TypeWriter(this, body);
    List<Obj> objects = Reach.roots(pkg).stream().filter(obj -> !(obj instanceof TypeName)).toList();
    body.number(objects.size());
    objects.forEach(obj -> object(obj, body, types));
    declared.forEach(obj -> typeBody(obj.type(), types));

    ByteSink api = new ByteSink();
    header(api);
    api.append(table);
    api.append(body);
    return new ExportData(api.toBytes(), positions.toBytes(), new byte[0]);
  }

  private void header(ByteSink api) {
    List<String> imports = pkg.imports().stream().map(Pkg::path).sorted().toList();
    List<Pkg> others = new ArrayList<>(packages.keySet());
    api.text(pkg.path());
    api.text(pkg.name());
    api.text(pkg.goVersion());
    api.number(imports.size());
    imports.forEach(api::text);
    api.number(others.size());
    others.forEach(other -> api.text(other.path()));
    api.number(strings.size());
    strings.keySet().forEach(api::text);
  }

  private void declaration(TypeName obj, ByteSink table) {
    table.number(string(obj.name()));
    table.flag(obj.type() instanceof Alias);
    position(obj);
  }

  private void object(Obj obj, ByteSink body, TypeWriter types) {
    switch (obj) {
      case Const c -> {
        body.number(ObjectKind.CONST.ordinal());
        named(c, body);
        types.type(c.type());
        ConstantCodec.write(c.value(), body);
      }
      case Var v -> {
        body.number(ObjectKind.VAR.ordinal());
        named(v, body);
        types.type(v.type());
      }
      case Func f -> {
        body.number(ObjectKind.FUNC.ordinal());
        named(f, body);
        types.signature(f.signature());
      }
      case PkgName p -> throw impossible(p);
      case TypeName t -> throw impossible(t);
      case Label l -> throw impossible(l);
      case Builtin b -> throw impossible(b);
      case Nil n -> throw impossible(n);
    }
  }

  private static IllegalArgumentException impossible(Obj obj) {
    return new IllegalArgumentException("not at package level: " + obj);
  }

  private void named(Obj obj, ByteSink body) {
    body.number(string(obj.name()));
    position(obj);
  }

  private void typeBody(Type type, TypeWriter types) {
    if (type instanceof Named named) {
      types.typeParams(named.typeParams());
      types.type(required(named.rhs(), named));
      types.methods(named.methods());
    } else if (type instanceof Alias alias) {
      types.typeParams(alias.typeParams());
      types.type(required(alias.rhs(), alias));
    } else {
      throw new IllegalArgumentException("not a declared type: " + type);
    }
  }

  private static Type required(@Nullable Type rhs, Type of) {
    if (rhs == null) {
      throw new IllegalArgumentException("incomplete type " + of);
    }
    return rhs;
  }

  void position(Obj obj) {
    positions.add(obj.pos());
  }

  int string(String text) {
    return strings.computeIfAbsent(text, t -> strings.size());
  }

  /** 0 for no package, which is that of predeclared objects. */
  int packageNumber(@Nullable Pkg of) {
    if (of == null) {
      return 0;
    }
    Integer known = packages.get(of);
    if (known == null) {
      known = packages.size();
      packages.put(of, known);
    }
    return known + 1;
  }

  /** The number of a declared type of this package, or -1. */
  int localNumber(TypeName obj) {
    return numbers.getOrDefault(obj, -1);
  }
}
