package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Collects what the files of a package declare at top level, before anything is checked, and performs the imports. */
final class Resolver {
  private final Session session;

  Resolver(Session session) {
    this.session = session;
  }

  /** Takes the package's name from its files, leaves out files of another package, and settles the language version of each. */
  List<File> packageClauses(List<File> files) {
    List<File> ours = new ArrayList<>();
    for (File file : files) {
      String name = file.name().name();
      if (session.pkg.name().isEmpty()) {
        if (name.equals("_")) {
          session.errors.at(file.name(), ErrorCode.BLANK_PKG_NAME, "invalid package name _");
        } else {
          session.pkg.setName(name);
        }
      } else if (!name.equals(session.pkg.name())) {
        String message = "package " + name + "; expected package " + session.pkg.name();
        session.errors.at(file.name(), ErrorCode.MISMATCHED_PKG_NAME, message);
        continue;
      }
      ours.add(file);
      fileVersion(file);
    }
    return ours;
  }

  /** A build constraint can raise a file's version, and lower it down to go1.21, from where on constraints have this meaning. */
  private void fileVersion(File file) {
    GoVersion version = session.frame.version;
    String text = session.config.goVersion();
    GoVersion asked = GoVersion.parse(file.goVersion());
    if (asked.isKnown()) {
      version = asked.compareTo(GoVersion.GO1_21) > 0 ? asked : GoVersion.GO1_21;
      text = version.toString();
      if (asked.compareTo(GoVersion.GO1_26) > 0) {
        session.errors.at(file.name(), ErrorCode.TOO_NEW, "file requires newer Go version " + asked);
      }
    }
    session.fileVersions.put(file, version);
    session.info.fileVersions.put(file, text);
  }

  void collect(List<File> files) {
    List<Scope> fileScopes = new ArrayList<>();
    Receivers receivers = new Receivers(session);
    for (File file : files) {
      Scope scope = new Scope(session.pkg.scope(), file.pos(), file.end(), file.source().name());
      fileScopes.add(scope);
      session.recorder.scope(file, scope);
      session.recorder.def(file.name(), null);
      session.frame = new Frame(session.pkg.scope(), session.fileVersions.getOrDefault(file, GoVersion.UNKNOWN));
      new FileCollector(scope, receivers).collect(file);
    }
    setImports();
    fileScopes.forEach(this::checkFileScope);
    receivers.associate();
  }

  private void setImports() {
    Set<Pkg> imported = new LinkedHashSet<>();
    session.imports.forEach(name -> imported.add(name.imported()));
    session.pkg.setImports(List.copyOf(imported));
  }

  /** An import must not have the name of something in the package. */
  private void checkFileScope(Scope scope) {
    Map<String, PkgName> dotted = session.dotImports.getOrDefault(scope, Map.of());
    for (String name : scope.names()) {
      Obj inPackage = session.pkg.scope().lookup(name);
      Obj inFile = scope.lookup(name);
      if (inPackage == null || inFile == null) {
        continue;
      }
      PkgName dot = dotted.get(name);
      if (dot != null) {
        String message = name + " already declared through dot-import of " + dot.imported();
        session.errors.at(inPackage, ErrorCode.DUPLICATE_DECL, message);
      } else if (inFile instanceof PkgName imported) {
        String message = name + " already declared through import of " + imported.imported();
        session.errors.redeclared(inPackage.pos(), ErrorCode.DUPLICATE_DECL, message, imported);
      }
    }
  }

  void unusedImports() {
    if (session.config.ignoreFuncBodies()) {
      return;
    }
    for (PkgName name : session.imports) {
      if (name.isUsed() || name.name().equals("_")) {
        continue;
      }
      String path = name.imported().path();
      String last = path.substring(path.lastIndexOf('/') + 1);
      boolean plain = name.name().isEmpty() || name.name().equals(".") || name.name().equals(last);
      String message = '"' + path + "\" imported" + (plain ? "" : " as " + name.name()) + " and not used";
      session.errors.at(name, ErrorCode.UNUSED_IMPORT, message);
    }
  }

  /** Declares an object in a scope; the blank identifier declares nothing. */
  void declare(Scope scope, @Nullable Ident ident, Obj obj, int scopePos) {
    if (!obj.name().equals("_")) {
      Obj other = scope.insert(obj);
      if (other != null) {
        session.errors.redeclared(obj.pos(), ErrorCode.DUPLICATE_DECL, obj.name() + " redeclared in this block", other);
        return;
      }
      obj.setScopePos(scopePos);
    }
    if (ident != null) {
      session.recorder.def(ident, obj);
    }
  }

  /** Reports names without value and values without name. */
  void arity(int pos, List<Ident> names, List<Expr> values, boolean constant, boolean inherited) {
    int l = names.size();
    int r = values.size();
    if (l < r) {
      Expr extra = values.get(l);
      if (inherited) {
        session.errors.at(pos, ErrorCode.WRONG_ASSIGN_COUNT, "extra init expr at " + session.place(Positions.own(extra)));
      } else {
        session.errors.at(extra, ErrorCode.WRONG_ASSIGN_COUNT, "extra init expr " + ExprStrings.of(extra));
      }
    } else if (l > r && (constant || r != 1)) {
      Ident missing = names.get(r);
      session.errors.at(missing, ErrorCode.WRONG_ASSIGN_COUNT, "missing init expr for " + missing.name());
    }
  }

  /** The walk over one file. */
  private final class FileCollector {
    private final Scope scope;
    private final Receivers receivers;

    FileCollector(Scope scope, Receivers receivers) {
      this.scope = scope;
      this.receivers = receivers;
    }

    void collect(File file) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl func) {
          function(func);
        } else if (decl instanceof GenDecl gen) {
          specs(gen);
        }
      }
    }

    private void specs(GenDecl gen) {
      ConstSpecs constants = new ConstSpecs();
      for (Spec spec : gen.specs()) {
        switch (spec) {
          case ImportSpec s -> new Imports(session, scope).add(s);
          case TypeSpec s -> {
            TypeName obj = new TypeName(s.name().pos(), session.pkg, s.name().name(), null);
            declare(s.name(), obj, DeclInfo.ofType(scope, session.frame.version, s));
          }
          case ValueSpec s when gen.tok() == Token.CONST -> constants(constants.next(s));
          case ValueSpec s -> variables(s);
        }
      }
    }

    private void constants(ConstSpecs.Entry entry) {
      ValueSpec spec = entry.spec();
      for (int i = 0; i < spec.names().size(); i++) {
        Ident name = spec.names().get(i);
        Const obj = new Const(name.pos(), session.pkg, name.name(), null, Value.of(spec.iota()));
        DeclInfo info = DeclInfo.ofConst(scope, session.frame.version, entry.type(), entry.value(i), entry.inherited());
        declare(name, obj, info);
      }
      arity(spec.pos(), spec.names(), entry.values(), true, entry.inherited());
    }

    private void variables(ValueSpec spec) {
      List<Var> all = new ArrayList<>();
      // One value for several variables is one declaration for all of them.
      DeclInfo shared = null;
      if (spec.values().size() == 1) {
        shared = DeclInfo.ofVar(scope, session.frame.version, all, spec.type(), spec.values().get(0));
      }
      for (int i = 0; i < spec.names().size(); i++) {
        Ident name = spec.names().get(i);
        Var obj = new Var(Var.Kind.PACKAGE, name.pos(), session.pkg, name.name(), null);
        all.add(obj);
        Expr value = i < spec.values().size() ? spec.values().get(i) : null;
        declare(name, obj, shared != null ? shared : DeclInfo.ofVar(scope, session.frame.version, List.of(), spec.type(), value));
      }
      if (spec.type() == null || !spec.values().isEmpty()) {
        arity(spec.pos(), spec.names(), spec.values(), false, false);
      }
    }

    private void declare(Ident ident, Obj obj, DeclInfo info) {
      if (ident.name().equals("init")) {
        session.errors.at(ident, ErrorCode.INVALID_INIT_DECL, "cannot declare init - must be func");
        return;
      }
      if (ident.name().equals("main") && session.pkg.name().equals("main")) {
        session.errors.at(ident, ErrorCode.INVALID_MAIN_DECL, "cannot declare main - must be func");
        return;
      }
      Resolver.this.declare(session.pkg.scope(), ident, obj, 0);
      register(obj, info);
    }

    private void register(Obj obj, DeclInfo info) {
      session.decls.put(obj, info);
      obj.setOrder(session.decls.size());
    }

    private void function(FuncDecl func) {
      Ident name = func.name();
      Func obj = new Func(name.pos(), session.pkg, name.name(), null);
      if (func.recv() != null) {
        session.recorder.def(name, obj);
        obj.setResolver(() -> session.declarations.declare(obj));
        receivers.add(obj, func);
      } else {
        plainFunction(func, obj);
      }
      boolean reported = func.recv() == null && isSpecial(name.name());
      if (func.type().typeParams() != null && !reported) {
        session.verify(func.type().typeParams().list().get(0).pos(), GoVersion.GO1_18, "type parameter");
      }
      register(obj, DeclInfo.ofFunc(scope, session.frame.version, func));
    }

    private void plainFunction(FuncDecl func, Func obj) {
      String name = obj.name();
      boolean isMain = name.equals("main");
      if (isSpecial(name)) {
        special(func, name, isMain ? ErrorCode.INVALID_MAIN_DECL : ErrorCode.INVALID_INIT_DECL);
      }
      if (!name.equals("init")) {
        Resolver.this.declare(session.pkg.scope(), func.name(), obj, 0);
        return;
      }
      // There may be several init functions, and none can be named.
      obj.setParent(session.pkg.scope());
      session.recorder.def(func.name(), obj);
      if (func.body() == null) {
        session.errors.at(obj, ErrorCode.MISSING_INIT_BODY, "func init must have a body");
      }
    }

    /** Whether the runtime calls the function by its name, so that its type is given. */
    private boolean isSpecial(String name) {
      return name.equals("init") || (name.equals("main") && session.pkg.name().equals("main"));
    }

    private void special(FuncDecl func, String name, ErrorCode code) {
      if (func.type().typeParams() != null) {
        int at = func.type().typeParams().list().get(0).pos();
        session.errors.at(at, code, "func " + name + " must have no type parameters");
      }
      boolean hasResults = func.type().results() != null && !func.type().results().list().isEmpty();
      if (!func.type().params().list().isEmpty() || hasResults) {
        session.errors.at(func.name(), code, "func " + name + " must have no arguments and no return values");
      }
    }
  }

  /** Hands out the entries of one constant declaration with what they inherit from those above. */
  static final class ConstSpecs {
    /**
     * An entry.
     *
     * @param values those of the entry itself, or inherited ones
     */
    record Entry(ValueSpec spec, @Nullable Expr type, List<Expr> values, boolean inherited) {
      @Nullable Expr value(int i) {
        return i < values.size() ? values.get(i) : null;
      }
    }

    private @Nullable ValueSpec last;

    Entry next(ValueSpec spec) {
      if (spec.type() != null || !spec.values().isEmpty()) {
        last = spec;
        return new Entry(spec, spec.type(), spec.values(), false);
      }
      ValueSpec from = last;
      return from == null ? new Entry(spec, null, List.of(), false) : new Entry(spec, from.type(), from.values(), true);
    }
  }
}
