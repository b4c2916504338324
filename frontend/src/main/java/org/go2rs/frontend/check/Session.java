package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.source.Position;
import org.go2rs.frontend.types.Context;
import org.go2rs.frontend.types.Env;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeStrings;
import org.jspecify.annotations.Nullable;

/**
 * The check of one package: the state that all its parts share, and the parts themselves.
 *
 * <p>Checks that need types to be complete are put off with {@link #later} and run at the end of the statement or of the package. So are function bodies.
 */
final class Session {
  private record Delayed(GoVersion version, Runnable action) {}

  final CheckConfig config;
  final Pkg pkg;
  final Info info = new Info();
  final Context context = new Context();
  final Errors errors;

  /** The package-level objects and methods, in source order, with their syntax. */
  final Map<Obj, DeclInfo> decls = new LinkedHashMap<>();

  /** The imports of all files. */
  final List<PkgName> imports = new ArrayList<>();

  /** For each file scope, the import that a dot-imported name came with. */
  final Map<Scope, Map<String, PkgName>> dotImports = new HashMap<>();

  /** Packages that could not be imported, by path: each is reported once. */
  final Map<String, Pkg> missingPackages = new HashMap<>();

  final Map<File, GoVersion> fileVersions = new IdentityHashMap<>();

  /** Interfaces and type parameters that report errors in their type sets to us until the end of the check. */
  private final List<Interface> interfaces = new ArrayList<>();

  private final List<TypeParam> typeParams = new ArrayList<>();

  /** Types that are known to be of finite size. */
  private final Set<Named> validTypes = Collections.newSetFromMap(new IdentityHashMap<>());

  private final List<Delayed> delayed = new ArrayList<>();
  private final Map<Integer, Env> envs = new HashMap<>();
  private final PackageNames packageNames;
  private final TypeSetErrors typeSetErrors = new TypeSetErrors(this);

  final Recorder recorder = new Recorder(this);
  final Resolver resolver = new Resolver(this);
  final Declarations declarations = new Declarations(this);
  final LocalDeclarations localDeclarations = new LocalDeclarations(this);
  final Cycles cycles = new Cycles(this);
  final Identifiers identifiers = new Identifiers(this);
  final TypeExprs typeExprs = new TypeExprs(this);
  final TypeParams typeParameters = new TypeParams(this);
  final Signatures signatures = new Signatures(this);
  final StructTypes structTypes = new StructTypes(this);
  final InterfaceTypes interfaceTypes = new InterfaceTypes(this);
  final Untyped untyped = new Untyped(this);
  final Assignability assignability = new Assignability(this);
  final Exprs exprs = new Exprs(this);
  final UnaryExprs unary = new UnaryExprs(this);
  final BinaryExprs binary = new BinaryExprs(this);
  final Comparisons comparisons = new Comparisons(this);
  final Shifts shifts = new Shifts(this);
  final ConstantOverflow overflow = new ConstantOverflow(this);
  final IndexExprs index = new IndexExprs(this);
  final SliceExprs slices = new SliceExprs(this);
  final Selectors selectors = new Selectors(this);
  final LiteralExprs literals = new LiteralExprs(this);
  final CompositeLits composites = new CompositeLits(this);
  final Conversions conversions = new Conversions(this);
  final Calls calls = new Calls(this);
  final Arguments arguments = new Arguments(this);
  final FuncInstances funcInstances = new FuncInstances(this);
  final Builtins builtins = new Builtins(this);
  final UnsafeBuiltins unsafeBuiltins = new UnsafeBuiltins(this);
  final Assignments assignments = new Assignments(this);
  final Statements statements = new Statements(this);
  final Switches switches = new Switches(this);
  final RangeStmts ranges = new RangeStmts(this);
  final FuncBodies bodies = new FuncBodies(this);
  final InstantiationCycles instantiations = new InstantiationCycles(this);

  /** Where the check is. */
  Frame frame;

  Session(CheckConfig config, String path) {
    this.config = config;
    this.errors = new Errors(config.files(), this::versionHint);
    this.pkg = new Pkg(path, "");
    this.packageNames = new PackageNames(pkg, this::place);
    this.frame = new Frame(pkg.scope(), GoVersion.parse(config.goVersion()));
  }

  Checker.Result run(List<File> files) {
    List<File> ours = resolver.packageClauses(files);
    resolver.collect(ours);
    cycles.directCycles();
    declarations.packageObjects();
    processDelayed(0);
    new InitOrder(this).compute();
    resolver.unusedImports();
    recorder.recordUntyped();
    if (!errors.any()) {
      instantiations.check();
    }
    if (!errors.any()) {
      new AnonymousCycles(this).check(ours);
    }
    new Pragmas(this).check(ours);
    finish();
    return new Checker.Result(pkg, info, errors.flush(config.sink()));
  }

  private void finish() {
    interfaces.forEach(
        i -> {
          i.typeSet();
          i.setListener(null);
        });
    typeParams.forEach(
        p -> {
          p.iface();
          p.setListener(null);
        });
    decls.keySet().forEach(obj -> obj.setResolver(null));
    pkg.setGoVersion(config.goVersion());
    pkg.markComplete();
  }

  // ---- delayed actions

  /** Puts an action off until the end of the statement or, outside of functions, of the package. */
  void later(Runnable action) {
    delayed.add(new Delayed(frame.version, action));
  }

  int delayedCount() {
    return delayed.size();
  }

  /** Runs the actions put off since there were {@code top} of them, and those that they put off in turn. */
  void processDelayed(int top) {
    if (delayed.size() <= top) {
      return;
    }
    GoVersion saved = frame.version;
    for (int i = top; i < delayed.size(); i++) {
      Delayed next = delayed.get(i);
      frame.version = next.version;
      next.action.run();
    }
    delayed.subList(top, delayed.size()).clear();
    frame.version = saved;
  }

  /** Runs something in a frame of its own. */
  <T> T inFrame(Frame inner, Supplier<T> action) {
    Frame outer = frame;
    frame = inner;
    try {
      return action.get();
    } finally {
      frame = outer;
    }
  }

  // ---- scopes

  Scope openScope(Node node, String comment) {
    Scope scope = new Scope(frame.scope, node.pos(), node.end(), comment);
    recorder.scope(node, scope);
    frame.scope = scope;
    return scope;
  }

  void closeScope() {
    Scope parent = frame.scope.parent();
    if (parent != null) {
      frame.scope = parent;
    }
  }

  // ---- versions

  boolean allows(GoVersion wanted) {
    return frame.version.allows(wanted);
  }

  /** Whether the file may use a feature; if not, reports that {@code what} requires the version. */
  boolean verify(int pos, GoVersion wanted, String what) {
    if (allows(wanted)) {
      return true;
    }
    versionError(pos, wanted, what);
    return false;
  }

  void versionError(int pos, GoVersion wanted, String what) {
    errors.at(pos, ErrorCode.UNSUPPORTED_FEATURE, what + " requires " + wanted + " or later");
  }

  /** Why the language has the version that it has at a position. */
  String versionHint(int pos) {
    for (Map.Entry<File, GoVersion> entry : fileVersions.entrySet()) {
      File file = entry.getKey();
      boolean inFile = file.source().base() <= pos && pos <= file.source().base() + file.source().size();
      if (inFile && GoVersion.parse(file.goVersion()).equals(entry.getValue())) {
        return " (file declares //go:build " + entry.getValue() + ")";
      }
    }
    return " (-lang was set to " + GoVersion.parse(config.goVersion()) + "; check go.mod)";
  }

  /** What the rules about types need to know here. */
  Env env() {
    int minor = frame.version.isKnown() ? frame.version.minor() : GoVersion.GO1_26.minor();
    return envs.computeIfAbsent(minor, m -> new Env(context, packageNames, config.sizes(), m));
  }

  // ---- texts

  /** A type as messages write it. */
  String text(@Nullable Type type) {
    return type == null ? "<nil>" : TypeStrings.of(type, packageNames);
  }

  /** An operand as messages describe it. */
  String text(Operand x) {
    return OperandStrings.of(x, packageNames);
  }

  PackageNames packageNames() {
    return packageNames;
  }

  /** A position inside a message. */
  String place(int pos) {
    Position position = config.files().position(pos);
    return position.toString();
  }

  int line(int pos) {
    return config.files().position(pos).line();
  }

  boolean isKnownValid(Named named) {
    return validTypes.contains(named);
  }

  void markValid(Named named) {
    validTypes.add(named);
  }

  // ---- type sets

  /** A new, incomplete interface literal whose type set errors come to us. */
  Interface newInterface() {
    Interface result = new Interface();
    adopt(result);
    return result;
  }

  void adopt(Interface iface) {
    iface.setListener(typeSetErrors);
    interfaces.add(iface);
  }

  void adopt(TypeParam param) {
    param.setListener(typeSetErrors);
    typeParams.add(param);
  }

  /** Marks that a package-level initialisation or body depends on an object of this package. */
  void dependsOn(Obj obj) {
    DeclInfo from = frame.decl;
    if (from == null) {
      return;
    }
    Obj origin = obj instanceof Func func ? func.origin() : obj;
    if (decls.containsKey(origin)) {
      from.deps.add(origin);
    }
  }
}
