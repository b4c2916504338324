package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Initializer;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsStmt;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.Vis;
import org.jspecify.annotations.Nullable;

/** Lowers package variables: a {@code Global} with its initialiser; what initialises several at once becomes a function that the hidden file calls. */
final class VarDecls {
  private final FileContext file;
  private final BodyLowering bodies;
  private final InitPlan plan;

  VarDecls(FileContext file, BodyLowering bodies, InitPlan plan) {
    this.file = file;
    this.bodies = bodies;
    this.plan = plan;
  }

  List<RsItem> lower(GenDecl decl) {
    var out = new ArrayList<RsItem>();
    for (Spec s : decl.specs()) {
      var spec = (ValueSpec) s;
      boolean first = true;
      for (var name : spec.names()) {
        if (file.pkg().info().defs.get(name) instanceof Var v && !name.name().equals("_")) {
          out.add(global(decl, spec, v, first));
          first = false;
        }
      }
      initFunction(spec, out);
    }
    return out;
  }

  private RsItem global(GenDecl decl, ValueSpec spec, Var v, boolean first) {
    Initializer init = plan.single(v);
    RsPath global = file.prelude("Global");
    RsExpr start = init == null ? embedded(decl, spec, v) : bodies.initializer(file, init.rhs(), List.of(v.type()));
    RsExpr value =
        start == null
            ? RsExpr.call(global.then("zero"), List.of())
            : RsExpr.call(global.then("new"), List.of(new RsExpr.Closure(false, List.of(), null, start)));
    RsType type = new RsType.Path(global.withArgs(List.of(file.type(v.type()))));
    return new RsItem.Static(Heads.of(file, decl, spec, v, first), file.pkg().names().of(v), type, value);
  }

  private @Nullable RsExpr embedded(GenDecl decl, ValueSpec spec, Var v) {
    RsExpr files = new Embeds(file).value(decl, spec, v);
    if (files != null) {
      plan.embeds(v);
    }
    return files;
  }

  /** {@code var a, b = f()} and {@code var _ = f()}: a function of this file, so that the text stays beside the declaration. */
  private void initFunction(ValueSpec spec, List<RsItem> out) {
    for (Initializer init : plan.initializers(spec)) {
      if (plan.isSingle(init) || isIdle(init)) {
        continue;
      }
      var value = bodies.initializer(file, init.rhs(), init.lhs().stream().map(Var::type).toList());
      String name = plan.functionFor(init, file);
      var head = new RsItem.Head(List.of(), List.of(), List.of(), Vis.CRATE, file.origin(init.rhs().pos()));
      out.add(new RsItem.Fn(head, RsItem.FnKind.PLAIN, name, List.of(), List.of(), null, assign(init, value)));
    }
  }

  private RsBlock assign(Initializer init, RsExpr value) {
    var origin = file.origin(init.rhs().pos());
    var pats = new ArrayList<RsPat>();
    var stmts = new ArrayList<RsStmt>();
    for (int i = 0; i < init.lhs().size(); i++) {
      Var v = init.lhs().get(i);
      String temp = "v" + i;
      pats.add(v.name().equals("_") ? RsPat.WILD : RsPat.name(temp));
      if (!v.name().equals("_")) {
        RsExpr place = RsExpr.deref(RsExpr.method(RsExpr.path(file.path(v)), "ptr"));
        stmts.add(RsStmt.of(new RsExpr.Assign(place, RsExpr.path(temp)), origin));
      }
    }
    stmts.add(0, RsStmt.let(RsPat.tupleOf(pats), value, origin));
    return RsBlock.of(stmts);
  }

  /** {@code var _ I = (*T)(nil)} only asks the checker something. */
  private boolean isIdle(Initializer init) {
    return init.lhs().stream().allMatch(v -> v.name().equals("_")) && !Walk.any(init.rhs(), this::mayDoSomething);
  }

  /** Whether evaluating the node itself calls, waits or can panic. */
  private boolean mayDoSomething(Node n) {
    Info info = file.pkg().info();
    return n instanceof CallExpr c && !info.isConversion(c)
        || n instanceof StarExpr e && (info.types.get(e) == null || !info.types.get(e).isType())
        || n instanceof UnaryExpr e && e.op() == Token.ARROW
        || n instanceof IndexExpr
        || n instanceof TypeAssertExpr;
  }
}

