package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.DeclStmt;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.NodeWalker;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/**
 * Compiler directives and what they stand at, functions without body, and the main function: what Go's tools look at only when the types are right. Packages of the
 * standard library are not asked: they know what they do, and the overlay may have taken away what a directive speaks of.
 */
final class Pragmas {
  /** Directives are reported behind the slashes. */
  private static final int SLASHES = 2;

  private final Session session;
  private final List<Directive> embedsSeen = new ArrayList<>();

  Pragmas(Session session) {
    this.session = session;
  }

  void check(List<File> files) {
    if (session.config.ignoreFuncBodies() || !session.config.complete() || session.errors.any()) {
      return;
    }
    for (File file : files) {
      List<Directive> linknames = file.directives().stream().filter(d -> is(d, "linkname")).toList();
      linknames.forEach(d -> linkname(file, d));
      bodies(file, linknames);
      embeds(file);
    }
    if (session.pkg.name().equals("main") && !files.isEmpty() && !(session.pkg.scope().lookup("main") instanceof Func)) {
      session.errors.general(files.get(0).name().pos(), "MissingMain", "function main is undeclared in the main package");
    }
  }

  private static boolean is(Directive directive, String name) {
    return directive.tool().equals("go") && directive.name().equals(name);
  }

  private void report(Directive directive, String message) {
    session.errors.general(directive.pos() + SLASHES, "MisplacedDirective", message);
  }

  // ---- linkname and functions without body

  private static String local(Directive linkname) {
    return linkname.args().strip().split("\\s+")[0];
  }

  private void linkname(File file, Directive directive) {
    if (!importsUnsafe(file)) {
      report(directive, "//go:linkname only allowed in Go files that import \"unsafe\"");
      return;
    }
    Obj obj = session.pkg.scope().lookup(local(directive));
    if (!(obj instanceof Func) && !(obj instanceof Var)) {
      report(directive, "//go:linkname must refer to declared function or variable");
    }
  }

  private static boolean importsUnsafe(File file) {
    return file.imports().stream().anyMatch(spec -> spec.importPath().equals("unsafe"));
  }

  private void bodies(File file, List<Directive> linknames) {
    for (Decl decl : file.decls()) {
      if (decl instanceof FuncDecl func && func.body() == null) {
        boolean linked = func.recv() == null && importsUnsafe(file) && linknames.stream().anyMatch(d -> local(d).equals(func.name().name()));
        if (!linked) {
          session.errors.general(Positions.start(func), "MissingBody", "missing function body");
        }
      }
    }
  }

  // ---- embed

  private void embeds(File file) {
    if (file.directives().stream().noneMatch(d -> is(d, "embed"))) {
      return;
    }
    for (Decl decl : file.decls()) {
      if (decl instanceof GenDecl group) {
        variables(file, group, false);
      }
    }
    NodeWalker.walk(
        file,
        node -> {
          if (node instanceof DeclStmt local) {
            variables(file, local.decl(), true);
          }
          return true;
        });
    for (Directive directive : file.directives()) {
      if (is(directive, "embed") && !embedsSeen.contains(directive)) {
        report(directive, "misplaced go:embed directive");
      }
    }
  }

  private void variables(File file, GenDecl group, boolean local) {
    for (Spec spec : group.specs()) {
      CommentGroup doc = group.isGrouped() ? spec.doc() : group.doc();
      List<Directive> found = file.directivesOf(doc).stream().filter(d -> is(d, "embed")).toList();
      if (!found.isEmpty() && spec instanceof ValueSpec variable && group.tok() == Token.VAR) {
        embedsSeen.addAll(found);
        String problem = embedProblem(file, variable, local);
        if (problem != null) {
          report(found.get(0), problem);
        }
      }
    }
  }

  private @Nullable String embedProblem(File file, ValueSpec spec, boolean local) {
    if (file.imports().stream().noneMatch(i -> i.importPath().equals("embed"))) {
      return "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)";
    }
    if (spec.names().size() > 1) {
      return "go:embed cannot apply to multiple vars";
    }
    if (!spec.values().isEmpty()) {
      return "go:embed cannot apply to var with initializer";
    }
    if (local) {
      return "go:embed cannot apply to var inside func";
    }
    Obj obj = session.info.defs.get(spec.names().get(0));
    return obj == null || canEmbed(obj.type()) ? null : "go:embed cannot apply to var of type " + session.text(obj.type());
  }

  private static boolean canEmbed(Type type) {
    if (Types.asNamed(type) instanceof Named named && named.obj().pkg() != null && named.obj().pkg().path().equals("embed")) {
      return named.name().equals("FS");
    }
    boolean bytes = type.underlying() instanceof Slice slice && Types.identical(slice.elem().underlying(), Basic.UINT8);
    return bytes || Predicates.isString(type);
  }
}
