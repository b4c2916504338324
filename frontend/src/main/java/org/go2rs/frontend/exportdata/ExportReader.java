package org.go2rs.frontend.exportdata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Makes a package of export data. */
public final class ExportReader {
  private final ByteSource in;
  private final PositionReader positions;
  private final Pkg pkg;
  private final List<String> imports = new ArrayList<>();
  private final List<Pkg> packages = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private final List<TypeName> declared = new ArrayList<>();

  private ExportReader(ExportData data, Function<String, Pkg> importer, FileSet files, SourceText text) {
    in = new ByteSource(data.api());
    positions = new PositionReader(data.positions(), files, text);
    pkg = new Pkg(in.text(), in.text());
    pkg.setGoVersion(in.text());
    texts(imports);
    List<String> paths = new ArrayList<>();
    texts(paths);
    for (String path : paths) {
      packages.add(path.equals(pkg.path()) ? pkg : path.equals("unsafe") ? Universe.UNSAFE : importer.apply(path));
    }
    pkg.setImports(imports.stream().map(path -> path.equals("unsafe") ? Universe.UNSAFE : importer.apply(path)).toList());
    texts(strings);
  }

  private void texts(List<String> list) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      list.add(in.text());
    }
  }

  /**
   * The package, complete.
   *
   * @param importer gives the packages that it mentions, by path; each must have been checked or read before
   * @param files takes the package's source files, so that its objects have positions
   * @param text finds their text
   * @throws ExportFormatException if the data are damaged or do not fit the packages that they mention
   */
  public static Pkg read(ExportData data, Function<String, Pkg> importer, FileSet files, SourceText text) {
    try {
      return new ExportReader(data, importer, files, text).read();
    } catch (IndexOutOfBoundsException | ClassCastException | NumberFormatException e) {
      throw new ExportFormatException("damaged export data", e);
    }
  }

  /** The paths of the packages that the data mention, direct imports included: they must be there first. */
  public static List<String> dependencies(ExportData data) {
    ByteSource in = new ByteSource(data.api());
    String self = in.text();
    in.text();
    in.text();
    List<String> paths = new ArrayList<>();
    for (int list = 0; list < 2; list++) {
      int count = in.count();
      for (int i = 0; i < count; i++) {
        paths.add(in.text());
      }
    }
    return paths.stream().distinct().filter(path -> !path.equals(self) && !path.equals("unsafe")).sorted().toList();
  }

  private Pkg read() {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      declaration();
    }
    TypeReader types = new TypeReader(this, in);
    int objects = in.count();
    for (int i = 0; i < objects; i++) {
      pkg.scope().insert(object(types));
    }
    declared.forEach(obj -> typeBody(obj.type(), types));
    declared.forEach(ExportReader::settle);
    pkg.markComplete();
    return pkg;
  }

  private void declaration() {
    String name = string(in.count());
    boolean alias = in.flag();
    TypeName obj = new TypeName(position(), pkg, name, null);
    declared.add(obj);
    // Either becomes the type of its object.
    obj.setType(alias ? new Alias(obj, null) : new Named(obj));
    pkg.scope().insert(obj);
  }

  private Obj object(TypeReader types) {
    ObjectKind kind = ObjectKind.of(in.count());
    String name = string(in.count());
    int pos = position();
    return switch (kind) {
      case CONST -> {
        Type type = types.type();
        yield new Const(pos, pkg, name, type, ConstantCodec.read(in));
      }
      case VAR -> new Var(Var.Kind.PACKAGE, pos, pkg, name, types.type());
      case FUNC -> new Func(pos, pkg, name, types.signature());
    };
  }

  private void typeBody(Type type, TypeReader types) {
    List<TypeParam> params = types.typeParams();
    if (type instanceof Named named) {
      named.setTypeParams(params);
      named.setRhs(types.type());
      types.methods().forEach(named::addMethod);
    } else {
      Alias alias = (Alias) type;
      alias.setTypeParams(params);
      alias.setRhs(types.type());
    }
  }

  /** Computes what would otherwise be computed by the first who asks. */
  private static void settle(TypeName obj) {
    obj.type().underlying();
  }

  // ---- for the type reader

  Pkg self() {
    return pkg;
  }

  String string(int number) {
    return strings.get(number);
  }

  int position() {
    return positions.next();
  }

  @Nullable Pkg pkgOrNull(int number) {
    return number == 0 ? null : packages.get(number - 1);
  }

  TypeName local(int number) {
    return declared.get(number);
  }

  /** A declared type of another package; without package, a predeclared one. */
  Type foreign(@Nullable Pkg of, String name) {
    Obj found = of == null ? Universe.SCOPE.lookup(name) : of.scope().lookup(name);
    if (!(found instanceof TypeName obj)) {
      throw new ExportFormatException("package " + (of == null ? "universe" : of.path()) + " has no type " + name);
    }
    return obj.type();
  }
}
