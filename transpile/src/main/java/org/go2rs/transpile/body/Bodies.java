package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.*;
import org.go2rs.transpile.decl.*;
import org.go2rs.transpile.names.LocalNames;
import org.go2rs.transpile.rust.*;

/**
 * Lowers function bodies. Each body is walked twice: the first walk finds out which bindings are written through and so must be {@code mut}, the second writes
 * the text with that knowledge.
 */
public final class Bodies implements BodyLowering {
  private final Map<PackageContext, PackageFacts> facts = new WeakHashMap<>();

  private synchronized PackageFacts facts(PackageContext pkg) {
    return facts.computeIfAbsent(pkg, p -> new PackageFacts(p.pkg(), p.info(), p.files(), p.isProgram(), p.pureFunctions(), p.keptReceivers()));
  }

  private static boolean perIteration(FileContext file) {
    String version = file.pkg().info().fileVersions.getOrDefault(file.file(), file.pkg().pkg().goVersion());
    String[] parts = version.replace("go", "").split("\\.");
    if (version.isEmpty() || parts.length < 2) {
      return true;
    }
    return Integer.parseInt(parts[0]) > 1 || Integer.parseInt(parts[1].replaceAll("\\D.*", "")) >= 22;
  }

  @Override
  public Body function(FuncContext func) {
    FileContext file = func.file();
    PackageFacts summaries = facts(file.pkg());
    boolean perIteration = perIteration(file);
    VarFacts vars = VarFacts.of(func.decl(), file.pkg().info(), summaries::leaksReceiver, perIteration);
    Anchors anchors = Anchors.of(func.decl(), file.pkg().info());
    Bindings bindings = new Bindings();
    Body body = null;
    for (int run = 0; run < 2; run++) {
      LocalNames names = func.locals().copy();
      Frame frame = new Frame(func.signature(), null);
      Fn fn = new Fn(file, vars, summaries, names, anchors, comments(file, func.decl().body()), bindings, perIteration, frame);
      body = lower(fn, func);
      bindings.complete();
    }
    return body;
  }

  private static Comments comments(FileContext file, Node within) {
    List<CommentGroup> inside = file.file().comments().stream().filter(g -> g.pos() >= within.pos() && g.end() <= within.end()).toList();
    return new Comments(inside, file.pkg().fileSet());
  }

  private static Body lower(Fn fn, FuncContext func) {
    List<RsStmt> first = new ArrayList<>();
    boolean mutableSelf = receiver(fn, func, first);
    List<RsPat> params = new ArrayList<>();
    for (Var v : func.signature().params().vars()) {
      params.add(fn.returns.param(v, first));
    }
    RsBlock block = fn.returns.body(func.body(), func.signature(), first);
    return new Body(params, mutableSelf, block);
  }

  /** Declares the receiver; the answer is whether its binding must be {@code mut}. */
  private static boolean receiver(Fn fn, FuncContext func, List<RsStmt> first) {
    Var recv = func.recv();
    if (func.receiver() == null || recv == null) {
      return false;
    }
    boolean named = !recv.name().isEmpty() && !recv.name().equals("_");
    return switch (func.receiver()) {
      case PTR -> {
        fn.locals.declare(recv, "this", Local.Storage.PLAIN);
        if (fn.facts.isCell(recv)) {
          fn.locals.declare(recv, "this", Local.Storage.CELL);
          first.add(RsStmt.let(RsPat.name("this", fn.isMutated(recv)), fn.declares.wrapped(recv, RsExpr.path("this")), null));
          yield false;
        }
        yield fn.isMutated(recv);
      }
      case REF_MUT -> {
        if (named && Bare.isUsed(func.decl().body(), recv, fn)) {
          fn.locals.declare(recv, "this", fn.facts.isCell(recv) ? Local.Storage.CELL : Local.Storage.PLAIN);
          RsExpr of = RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.path("self")));
          first.add(RsStmt.let(RsPat.name("this", fn.isMutated(recv)), fn.declares.wrapped(recv, of), null));
        } else {
          fn.locals.declare(recv, "self", Local.Storage.SELF);
        }
        yield false;
      }
      case VALUE -> {
        if (named && fn.facts.isCell(recv)) {
          fn.locals.declare(recv, "this", Local.Storage.CELL);
          first.add(RsStmt.let(RsPat.name("this", fn.isMutated(recv)), fn.declares.wrapped(recv, RsExpr.path("self")), null));
          yield false;
        }
        fn.locals.declare(recv, "self", Local.Storage.PLAIN);
        yield fn.isMutated(recv);
      }
    };
  }

  @Override
  public RsExpr initializer(FileContext file, Expr value, List<Type> targets) {
    PackageFacts summaries = facts(file.pkg());
    boolean perIteration = perIteration(file);
    VarFacts vars = VarFacts.of(value, file.pkg().info(), summaries::leaksReceiver, perIteration);
    Anchors anchors = Anchors.of(value, file.pkg().info());
    Bindings bindings = new Bindings();
    RsExpr out = null;
    for (int run = 0; run < 2; run++) {
      Signature sig = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);
      Fn fn = new Fn(file, vars, summaries, new LocalNames(file.pkg().names(), List.of()), anchors, comments(file, value), bindings, perIteration, new Frame(sig, null));
      out = fn.out.value(() -> initial(fn, value, targets));
      bindings.complete();
    }
    return out;
  }

  private static RsExpr initial(Fn fn, Expr value, List<Type> targets) {
    if (targets.size() == 1) {
      return fn.exprs.value(value, Want.of(targets.get(0)));
    }
    List<Type> from = fn.assigns.resultTypes(value);
    RsExpr call = fn.assigns.multi(value);
    boolean same = true;
    for (int i = 0; i < targets.size(); i++) {
      same &= Types.identical(from.get(i), targets.get(i));
    }
    if (same) {
      return call;
    }
    List<RsPat> pats = new ArrayList<>();
    List<RsExpr> converted = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      String name = fn.locals.temp("v" + i);
      pats.add(RsPat.name(name));
      converted.add(fn.conversions.implicit(RsExpr.path(name), from.get(i), targets.get(i)));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), call, null));
    return RsExpr.tupleOf(converted);
  }
}
