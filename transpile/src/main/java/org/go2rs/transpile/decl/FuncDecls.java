package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.DeferStmt;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.names.LocalNames;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.Fn;
import org.go2rs.transpile.rust.RsItem.FnKind;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsItem.Param;
import org.go2rs.transpile.rust.RsItem.SelfKind;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.Vis;
import org.jspecify.annotations.Nullable;

/** Lowers functions and methods. */
final class FuncDecls {
  private final FileContext file;
  private final BodyLowering bodies;
  private final InitPlan plan;
  private final Linknames linknames;
  private final Set<String> rustFunctions;
  private final Bounds bounds;

  FuncDecls(FileContext file, BodyLowering bodies, InitPlan plan, Set<String> rustFunctions) {
    this.file = file;
    this.bodies = bodies;
    this.plan = plan;
    this.rustFunctions = rustFunctions;
    this.linknames = file.pkg().linknames();
    this.bounds = new Bounds(file);
  }

  /** A function's item; null for what has none: blank functions, and functions that a Rust file of the package holds. */
  @Nullable RsItem function(FuncDecl decl) {
    if (!(file.pkg().info().defs.get(decl.name()) instanceof Func f) || f.name().equals("_")) {
      return null;
    }
    boolean init = f.name().equals("init");
    String name = init ? plan.initFunction(file) : file.pkg().names().of(f);
    if (rustFunctions.contains(name)) {
      // A Rust file of the package has it: instead of a body, or to replace one.
      checkMeant(decl, name);
      return null;
    }
    if (decl.body() == null) {
      return imported(decl, f, name);
    }
    Vis vis = init ? Vis.CRATE : f.name().equals("main") && file.pkg().isProgram() ? Vis.PUBLIC : file.pkg().visibility().of(f);
    return withBody(decl, f, name, vis, null);
  }

  /** A method as an associated function of its type; null for a blank one. */
  @Nullable RsItem method(FuncDecl decl, Func f) {
    String name = file.pkg().members().method(f);
    if (decl.body() == null) {
      return methodOfRust(decl, f, name);
    }
    return withBody(decl, f, name, file.pkg().visibility().of(f), file.pkg().receiver(f));
  }

  /** {@code now} beside a bodyless {@code now} and a {@code Now} with a body would replace the wrong one. */
  private void checkMeant(FuncDecl decl, String name) {
    boolean clash =
        decl.body() != null
            && file.pkg().files().stream()
                .flatMap(f -> f.decls().stream())
                .anyMatch(d -> d instanceof FuncDecl other && other.recv() == null && other.body() == null && other != decl && Casing.snake(other.name().name()).equals(name));
    if (clash) {
      file.pkg().sink().error("AmbiguousRust", decl.name().pos(), "Rust function " + name + " replaces " + decl.name().name() + ", and not the one without a body: call it " + name + "_");
    }
  }

  private RsItem withBody(FuncDecl decl, Func f, String name, Vis vis, @Nullable ReceiverForm form) {
    Signature signature = f.signature();
    var locals = new LocalNames(file.pkg().names(), locals(decl));
    renameShadowsOfResults(decl, f, locals);
    var context = new FuncContext(file, decl, f, form, locals);
    var body = body(context);
    var params = new ArrayList<Param>();
    if (form != null) {
      params.add(receiver(form, body.mutableSelf(), isMentioned(f.signature().recv(), decl)));
    }
    params.addAll(Params.of(file, f, body.params()));
    String symbol = form == null ? linknames.exported(f.name()) : null;
    List<RsAttr> attrs = symbol == null ? List.of() : List.of(RsAttr.text("unsafe", "export_name", symbol));
    var head = new Head(List.of(), Docs.lines(decl.doc()), attrs, vis, file.origin(decl.name().pos()));
    return new Fn(head, FnKind.PLAIN, name, bounds.generics(signature.typeParams()), params, file.types().result(signature), body.block());
  }

  /**
   * Where deferred calls may see the results, a {@code return} assigns them by name, so that no other variable may hide them.
   */
  private void renameShadowsOfResults(FuncDecl decl, Func f, LocalNames locals) {
    Set<String> results = new HashSet<>();
    f.signature().results().vars().forEach(v -> results.add(v.name()));
    if (decl.body() == null || !Walk.anyHere(decl.body(), n -> n instanceof DeferStmt)) {
      return;
    }
    Walk.each(
        decl.body(),
        n -> {
          if (n instanceof Ident id && results.contains(id.name()) && file.pkg().info().defs.get(id) instanceof Var v && !v.isField() && !v.name().equals("_")) {
            locals.rename(v, v.name());
          }
          return !(n instanceof FuncLit);
        });
  }

  /** A fault of ours in one body is reported where it happened, and the rest of the package is still looked at. */
  private BodyLowering.Body body(FuncContext context) {
    try {
      return bodies.function(context);
    } catch (RuntimeException e) {
      var at = e.getStackTrace().length > 0 ? e.getStackTrace()[0].toString() : "";
      file.pkg().sink().error("InternalError", context.decl().name().pos(), "go2rs failed on this function: " + e + " at " + at);
      var patterns = context.func().params().stream().map(v -> RsPat.WILD).toList();
      return new BodyLowering.Body(patterns, false, RsBlock.EMPTY);
    }
  }

  private boolean isMentioned(@Nullable Var v, FuncDecl decl) {
    return v != null && Walk.any(decl.body(), n -> n instanceof Ident id && file.pkg().info().uses.get(id) == v);
  }

  private Param receiver(ReceiverForm form, boolean mutable, boolean mentioned) {
    return switch (form) {
      case VALUE -> new Param.Self(mutable ? SelfKind.MUT_VALUE : SelfKind.VALUE);
      case REF_MUT -> new Param.Self(SelfKind.REF_MUT);
      case PTR -> new Param.Typed(RsPat.name(mentioned ? "this" : "_this", mutable), new RsType.Path(file.prelude("Ptr").withArgs(List.of(RsType.named("Self")))));
    };
  }

  /** A function without a body is a symbol that another crate or the runtime provides. */
  private RsItem imported(FuncDecl decl, Func f, String name) {
    String symbol = linknames.imported(f.name());
    file.pkg().importSymbol(symbol, decl.name().pos());
    Vis vis = file.pkg().visibility().of(f);
    var head = new Head(List.of(), Docs.lines(decl.doc()), List.of(RsAttr.value("link_name", symbol)), vis, file.origin(decl.name().pos()));
    var item = new Fn(head, FnKind.SAFE, name, List.of(), Params.plain(file, f.signature()), file.types().result(f.signature()), null);
    return new RsItem.ExternBlock(Head.NONE, "Rust", List.of(item));
  }

  private @Nullable RsItem methodOfRust(FuncDecl decl, Func f, String name) {
    Named owner = f.recvNamed();
    String rust = (owner == null ? "" : file.pkg().names().of(owner.obj())) + "::" + name;
    if (!rustFunctions.contains(rust)) {
      file.pkg().sink().error("MissingBody", decl.name().pos(), "method " + f.name() + " has no body, and no Rust file of the package provides it");
    }
    return null;
  }

  /** Everything that the declaration declares inside itself, in source order. */
  private List<Obj> locals(FuncDecl decl) {
    var info = file.pkg().info();
    var out = new ArrayList<Obj>();
    Walk.each(
        decl,
        n -> {
          Obj obj =
              n instanceof Ident id && id != decl.name() ? info.defs.get(id)
                  : n instanceof CaseClause c ? info.implicits.get(c)
                  : null;
          boolean named = obj != null && !obj.name().isEmpty() && !obj.name().equals("_");
          if (named && !(obj instanceof TypeName) && !(obj instanceof PkgName) && !(obj instanceof Func) && !(obj instanceof Var v && v.isField())) {
            out.add(obj);
          }
          return true;
        });
    return out;
  }
}
