package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.Provenance;
import org.jspecify.annotations.Nullable;

/** Finds the functions of a Go file and names them as Go's crash reports do. */
final class GoFunctions {
  private final PackageContext pkg;
  private final List<Provenance.Function> found = new ArrayList<>();
  private int inits;

  private GoFunctions(PackageContext pkg) {
    this.pkg = pkg;
  }

  /** The function that literals are counted in. */
  private static final class Scope {
    final String name;
    final int depth;
    int literals;
    int ranges;

    Scope(String name, int depth) {
      this.name = name;
      this.depth = depth;
    }
  }

  static List<Provenance.Function> of(PackageContext pkg, File file) {
    var functions = new GoFunctions(pkg);
    var globals = new Scope(functions.prefix() + "init", 0);
    // Initialisers of variables stand in no function of the source.
    functions.found.add(new Provenance.Function(globals.name, 0, 0, Integer.MAX_VALUE, 0));
    for (Decl decl : file.decls()) {
      if (decl instanceof FuncDecl f) {
        functions.declared(f);
      } else {
        functions.inside(decl, globals);
      }
    }
    return functions.found;
  }

  private String prefix() {
    String path = pkg.isProgram() ? "main" : pkg.pkg().path();
    int last = path.lastIndexOf('/') + 1;
    return path.substring(0, last) + path.substring(last).replace(".", "%2e") + ".";
  }

  private void declared(FuncDecl f) {
    String name = f.name().name();
    if (f.recv() == null && name.equals("init")) {
      name = "init." + inits++;
    }
    String generic = f.type().typeParams() == null ? "" : "[...]";
    var scope = new Scope(prefix() + receiver(f) + name + generic, 0);
    add(f, scope);
    if (f.body() != null) {
      inside(f.body(), scope);
    }
  }

  private static String receiver(FuncDecl f) {
    if (f.recv() == null || f.recv().list().isEmpty()) {
      return "";
    }
    Expr type = unparen(f.recv().list().get(0).type());
    return type instanceof StarExpr star ? "(*" + base(unparen(star.x())) + ")." : base(type) + ".";
  }

  private static String base(Expr type) {
    return type instanceof IndexExpr generic ? base(unparen(generic.x())) + "[...]"
        : type instanceof org.go2rs.frontend.ast.Ident id ? id.name()
        : "";
  }

  private static Expr unparen(Expr e) {
    return e instanceof ParenExpr p ? unparen(p.x()) : e;
  }

  private void inside(Node root, Scope scope) {
    Walk.each(root, node -> node == root || enter(node, scope));
  }

  /** Whether the nodes below belong to {@code scope} too. */
  private boolean enter(Node node, Scope scope) {
    Scope inner = null;
    Node body = null;
    if (node instanceof FuncLit lit) {
      inner = new Scope(scope.name + (scope.depth == 0 ? ".func" : ".") + ++scope.literals, scope.depth + 1);
      body = lit.body();
    } else if (node instanceof RangeStmt range && overFunction(range)) {
      inside(range.x(), scope);
      inner = new Scope(scope.name + "-range" + ++scope.ranges, scope.depth + 1);
      body = range.body();
    }
    if (inner == null) {
      return true;
    }
    add(body, inner);
    inside(body, inner);
    return false;
  }

  private boolean overFunction(RangeStmt range) {
    Type type = pkg.info().typeOf(range.x());
    return type != null && type.underlying() instanceof Signature;
  }

  private void add(Node node, Scope scope) {
    Origin start = pkg.origin(node.pos());
    @Nullable Origin end = pkg.origin(node.end());
    if (start != null && end != null) {
      found.add(new Provenance.Function(scope.name, start.line(), start.column(), end.line(), end.column()));
    }
  }
}
