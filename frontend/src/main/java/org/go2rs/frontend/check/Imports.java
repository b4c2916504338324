package org.go2rs.frontend.check;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Literals;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Universe;
import org.jspecify.annotations.Nullable;

/** The imports of one file. */
final class Imports {
  private static final String ILLEGAL = "!\"#$%&'()*,:;<=>?[\\]^{|}`\uFFFD";

  private final Session session;
  private final Scope fileScope;

  Imports(Session session, Scope fileScope) {
    this.session = session;
    this.fileScope = fileScope;
  }

  void add(ImportSpec spec) {
    String path = new String(Literals.stringBytes(spec.path().value()), StandardCharsets.UTF_8);
    String problem = problem(path);
    if (problem != null) {
      session.errors.at(spec.path(), ErrorCode.BAD_IMPORT_PATH, "invalid import path (" + problem + ")");
      return;
    }
    Pkg imported = load(spec, path);
    Ident local = spec.name();
    if (local != null && path.equals("C")) {
      session.errors.at(local, ErrorCode.IMPORT_C_RENAMED, "cannot rename import \"C\"");
      return;
    }
    String name = local == null ? imported.name() : local.name();
    if (name.equals("init")) {
      session.errors.at(spec, ErrorCode.INVALID_INIT_DECL, "cannot import package as init - init must be a func");
      return;
    }
    PkgName obj = new PkgName(spec.pos(), session.pkg, name, imported);
    if (local == null) {
      session.recorder.implicit(spec, obj);
    } else {
      session.recorder.def(local, obj);
    }
    obj.setUsed(imported.isFake());
    session.imports.add(obj);
    if (name.equals(".")) {
      dotImport(spec, obj);
    } else {
      session.resolver.declare(fileScope, null, obj, 0);
    }
  }

  private static @Nullable String problem(String path) {
    if (path.isEmpty()) {
      return "empty string";
    }
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      if (c <= ' ' || c == 0x7f || Character.isWhitespace(c) || ILLEGAL.indexOf(c) >= 0) {
        return "invalid character U+%04X %s".formatted(c, c < ' ' ? "" : "'" + Character.toString(c) + "'").strip();
      }
      i += Character.charCount(c);
    }
    return null;
  }

  private Pkg load(ImportSpec spec, String path) {
    if (path.equals("unsafe")) {
      return Universe.UNSAFE;
    }
    Pkg missing = session.missingPackages.get(path);
    if (missing != null) {
      return missing;
    }
    try {
      Pkg found = session.config.importer().importPackage(path);
      session.packageNames().imported(found);
      return found;
    } catch (Importer.ImportException e) {
      session.errors.at(spec.path(), ErrorCode.BROKEN_IMPORT, "could not import " + path + " (" + e.getMessage() + ")");
      // A package without names stands in, so that each use of it is no further error.
      String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      Pkg fake = new Pkg(path, trimmed.substring(trimmed.lastIndexOf('/') + 1));
      fake.setFake(true);
      session.missingPackages.put(path, fake);
      return fake;
    }
  }

  private void dotImport(ImportSpec spec, PkgName obj) {
    Map<String, PkgName> names = session.dotImports.computeIfAbsent(fileScope, s -> new HashMap<>());
    for (Obj found : obj.imported().scope().objects()) {
      if (!found.exported()) {
        continue;
      }
      Obj other = fileScope.insertAs(found.name(), found);
      if (other == null) {
        names.put(found.name(), obj);
      } else {
        int pos = spec.name() == null ? spec.pos() : spec.name().pos();
        session.errors.redeclared(pos, ErrorCode.DUPLICATE_DECL, found.name() + " redeclared in this block", other);
      }
    }
  }
}
