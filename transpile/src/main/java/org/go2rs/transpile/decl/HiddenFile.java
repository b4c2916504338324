package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.CrateNames;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.Fn;
import org.go2rs.transpile.rust.RsItem.FnKind;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsStmt;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.RustFile;
import org.go2rs.transpile.rust.Vis;

/** The one file of a crate that no reader opens: method tables, macros of variadic functions, initialisation order, the collector's roots. */
final class HiddenFile {
  private final PackageContext pkg;
  private final FileContext hidden;
  private final MethodTables tables;
  private final InitPlan plan;
  private final List<String> initOrder;
  private final String godebug;

  HiddenFile(PackageContext pkg, MethodTables tables, InitPlan plan, List<String> initOrder, String godebug) {
    this.pkg = pkg;
    this.hidden = pkg.hidden();
    this.tables = tables;
    this.plan = plan;
    this.initOrder = initOrder;
    this.godebug = godebug;
  }

  RustFile file() {
    var items = new ArrayList<RsItem>();
    var methods = tables.tables();
    if (!methods.isEmpty()) {
      items.add(new RsItem.Methods(Head.NONE, methods));
    }
    var variadics = variadics();
    if (!variadics.isEmpty()) {
      items.add(new RsItem.Variadics(Head.NONE, variadics));
    }
    items.add(init());
    items.addAll(new TypeDecls(hidden).hoisted());
    var all = new ArrayList<>(hidden.uses());
    all.addAll(items);
    return new RustFile("src/" + Modules.HIDDEN + ".rs", List.of(), List.of(), List.of(), all, null);
  }

  /** Package variables in the order of their declaration. */
  private List<Var> globals() {
    return pkg.pkg().scope().objects().stream()
        .filter(o -> o instanceof Var v && !v.name().equals("_"))
        .map(o -> (Var) o)
        .sorted(Comparator.comparingInt(Obj::pos))
        .toList();
  }

  /** Marks the variables visible; to be asked before any file is lowered. */
  void markVisible() {
    for (Var v : globals()) {
      pkg.visibility().hidden(v);
      pkg.visibility().hiddenType(v.type());
    }
  }

  private RsItem init() {
    var stmts = new ArrayList<RsStmt>();
    if (!godebug.isEmpty()) {
      stmts.add(RsStmt.of(RsExpr.call(RsPath.of("go2rs", "godebug", "set_defaults"), List.of(RsExpr.str(godebug))), null));
    }
    stmts.add(RsStmt.of(new RsExpr.Macro(RsPath.of("go2rs", "places"), false, List.of()), null));
    List<RsExpr> roots = globals().stream().map(v -> RsExpr.path(hidden.path(v))).toList();
    if (!roots.isEmpty()) {
      stmts.add(RsStmt.of(new RsExpr.Macro(RsPath.of("go2rs", "roots"), false, roots), null));
    }
    List<RsExpr> unnamed = unnamed();
    if (!unnamed.isEmpty()) {
      stmts.add(RsStmt.of(new RsExpr.Macro(RsPath.of("go2rs", "known_types"), false, unnamed), null));
    }
    Stream<String> imports = pkg.pkg().imports().stream().map(Pkg::path).filter(path -> !path.equals("unsafe"));
    Stream.concat(initOrder.stream(), imports.sorted())
        .distinct()
        .forEach(path -> stmts.add(RsStmt.of(RsExpr.call(RsPath.of(CrateNames.of(path), Modules.HIDDEN, "init"), List.of()), null)));
    stmts.addAll(plan.statements(hidden));
    var once = new RsExpr.If(new RsExpr.Macro(RsPath.of("go2rs", "first_time"), false, List.of()), RsBlock.of(stmts), null);
    return new Fn(Head.NONE.withVis(Vis.PUBLIC), FnKind.PLAIN, "init", List.of(), List.of(), null, RsBlock.of(List.of(RsStmt.of(once, null))));
  }

  /** Unnamed structs, which reflection may be asked to make. */
  private List<RsExpr> unnamed() {
    return pkg.hoisted().anonymous().stream()
        .filter(a -> a.type() instanceof Struct && FreeTypeParams.of(a.type()).isEmpty())
        .map(a -> hidden.type(a.type()))
        .filter(RsType.Path.class::isInstance)
        .map(t -> RsExpr.path(((RsType.Path) t).path()))
        .toList();
  }

  private List<RsItem.Variadic> variadics() {
    return pkg.pkg().scope().objects().stream()
        .filter(HiddenFile::hasMacro)
        .sorted(Comparator.comparingInt(Obj::pos))
        .map(o -> new RsItem.Variadic(pkg.names().of(o), ((Func) o).signature().params().size() - 1))
        .toList();
  }

  /** Whether importers have a macro of a function's name. */
  static boolean hasMacro(Obj obj) {
    return obj.exported() && obj instanceof Func f && takesAnything(f.signature());
  }

  /** Whether the last parameter is {@code ...any}: importers then have a macro of the function's name. */
  static boolean takesAnything(Signature signature) {
    if (!signature.variadic() || !signature.typeParams().isEmpty()) {
      return false;
    }
    Type last = signature.params().typeAt(signature.params().size() - 1);
    return last.underlying() instanceof Slice s && Types.unalias(s.elem()) instanceof Interface i && i.typeSet().isAll();
  }
}
