package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.passes.Flow;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Lowers function literals. */
final class Closures {
  private final Fn fn;

  Closures(Fn fn) {
    this.fn = fn;
  }

  /** {@code func(move |x: isize| ..)}; the closure alone where it is called by its name and nothing else. */
  RsExpr literal(FuncLit lit, Want want) {
    Var name = fn.facts.onlyCalled(lit);
    if (name != null) {
      return fn.naming(name, lit, () -> closure(lit, false));
    }
    return RsExpr.call(RsPath.of("func"), List.of(closure(lit, want.anchored() && !(want.type() != null && Ty.isInterface(want.type())))));
  }

  /**
   * The closure of a literal that is the argument for a parameter which is only called: without {@code move} where it captures nothing.
   */
  RsExpr argument(FuncLit lit) {
    RsExpr.Closure closure = closure(lit, false);
    boolean captures = Walk.any(lit.body(), n -> n instanceof Ident id && fn.info.uses.get(id) instanceof Var v && isOutside(v, lit));
    return new RsExpr.Closure(captures, closure.params(), closure.result(), closure.body());
  }

  /** A closure in a place that tells rustc its type. */
  static RsExpr told(RsExpr e) {
    return e instanceof RsExpr.Closure c ? new RsExpr.Closure(c.move(), c.params().stream().map(p -> new RsExpr.ClosureParam(p.pat(), null)).toList(), null, c.body()) : e;
  }

  private static boolean isOutside(Var v, FuncLit lit) {
    return v.kind() != Var.Kind.PACKAGE && v.kind() != Var.Kind.FIELD && (v.pos() < lit.pos() || v.pos() >= lit.end());
  }

  /**
   * The closure of a literal.
   *
   * @param told whether its place tells rustc the type
   */
  private RsExpr.Closure closure(FuncLit lit, boolean told) {
    Signature sig = (Signature) fn.typeOf(lit).underlying();
    List<RsExpr.ClosureParam> params = new ArrayList<>();
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          Frame outer = fn.frame;
          boolean hoisting = fn.hoisting;
          fn.hoisting = false;
          fn.frame = new Frame(sig, lit);
          List<RsStmt> first = new ArrayList<>();
          List<Var> vars = sig.params().vars();
          for (int i = 0; i < vars.size(); i++) {
            boolean variadic = sig.variadic() && i == vars.size() - 1;
            params.add(param(vars.get(i), variadic, first));
          }
          body[0] = fn.returns.body(lit.body(), sig, first);
          fn.frame = outer;
          fn.hoisting = hoisting;
        });
    boolean endless = !told && Flow.diverges(body[0]) && !Walk.anyHere(lit.body(), n -> n instanceof ReturnStmt);
    if (endless && sig.results().size() == 0) {
      // Rust would take the body's type, which is never.
      return new RsExpr.Closure(true, params, RsType.UNIT, RsExpr.block(body[0]));
    }
    return finish(params, sig, body[0], told);
  }

  private RsExpr.Closure finish(List<RsExpr.ClosureParam> params, Signature sig, RsBlock body, boolean placeTells) {
    RsType result = fn.file.types().result(sig);
    boolean single = body.stmts().isEmpty() && body.tail() != null;
    if (result != null && single && isPlain(body.tail()) && (placeTells || !isOpenNil(body.tail()))) {
      return new RsExpr.Closure(true, params, null, body.tail());
    }
    if (result == null && body.tail() == null && body.stmts().size() == 1 && body.stmts().get(0) instanceof RsStmt.Expr e && isUnit(e.expr())) {
      return new RsExpr.Closure(true, params, null, e.expr());
    }
    if (result != null && single && numbered(body.tail(), result) instanceof RsExpr.IntLit number) {
      return new RsExpr.Closure(true, params, null, number);
    }
    boolean told = result != null && body.tail() != null && tells(body.tail());
    return new RsExpr.Closure(true, params, told ? null : result, RsExpr.block(body));
  }

  /** A whole number with the type of a result as its suffix, if that is a primitive type: shorter than the type before the body. */
  private static @Nullable RsExpr numbered(RsExpr value, RsType result) {
    boolean primitive = result instanceof RsType.Path p && p.path().identifier() != null && p.path().identifier().matches("[iu](8|16|32|64|size)");
    return primitive && value instanceof RsExpr.IntLit lit && lit.suffix() == null
        ? new RsExpr.IntLit(lit.text(), ((RsType.Path) result).path().identifier()) : null;
  }

  /** Whether the value at the end of a body tells rustc the type of all that the body returns. */
  private static boolean tells(RsExpr tail) {
    return tail instanceof RsExpr.If i ? tells(i.then()) || i.otherwise() instanceof RsExpr.Block b && tells(b.block())
        : tail instanceof RsExpr.Tuple t ? t.elements().stream().allMatch(Closures::tells)
        : tail instanceof RsExpr.Path p ? p.path().identifier() != null || p.path().equals(RsPath.of("Error", "NIL"))
        : tail instanceof RsExpr.MethodCall m ? !m.name().equals("into") && !m.receiver().equals(RsExpr.path("nil"))
        : tail instanceof RsExpr.Binary b ? b.op().isComparison() || b.op().precedence <= 3 || tells(b.left()) || tells(b.right())
        : !(tail instanceof RsExpr.Call) && isPlain(tail);
  }

  private static boolean tells(RsBlock block) {
    return block.tail() != null && tells(block.tail());
  }

  /** Whether rustc sees the type of an expression without knowing what it is for. */
  private static boolean isPlain(RsExpr e) {
    return e instanceof RsExpr.Path
        || e instanceof RsExpr.Call
        || e instanceof RsExpr.Field
        || e instanceof RsExpr.Index
        || e instanceof RsExpr.BoolLit
        || e instanceof RsExpr.MethodCall m && !m.name().equals("into")
        || e instanceof RsExpr.Macro m && m.path().segments().size() > 1
        || e instanceof RsExpr.Binary b && (isPlain(b.left()) || isPlain(b.right()) || b.op().isComparison() || b.op().precedence <= 3)
        || e instanceof RsExpr.Unary u && isPlain(u.operand());
  }

  /** The nil of a type that takes arguments, which it does not say. */
  private static boolean isOpenNil(RsExpr e) {
    return e instanceof RsExpr.Path p && List.of("Ptr", "Slice", "Map", "Chan", "RecvChan", "SendChan", "Func").stream().anyMatch(t -> p.path().equals(RsPath.of(t, "NIL")));
  }

  private static boolean isUnit(RsExpr e) {
    return e instanceof RsExpr.Assign || e instanceof RsExpr.OpAssign
        || (e instanceof RsExpr.Call c && c.function() instanceof RsExpr.Path p && "panic".equals(p.path().identifier()));
  }

  private RsExpr.ClosureParam param(Var v, boolean variadic, List<RsStmt> first) {
    RsType type = fn.type(v.type());
    RsPat pat = fn.returns.param(v, first);
    if (!variadic) {
      return new RsExpr.ClosureParam(pat, type);
    }
    RsType elem = fn.type(((Slice) v.type().underlying()).elem());
    if (pat instanceof RsPat.Ident id && fn.facts.isMentioned(v)) {
      first.add(0, RsStmt.let(pat, new RsExpr.Field(RsExpr.path(id.name()), "0"), null));
      pat = RsPat.name(id.name());
    }
    return new RsExpr.ClosureParam(pat, new RsType.Path(fn.prelude("Variadic").withArgs(List.of(elem))));
  }

  /** The literal that a call invokes at once, or null. */
  static @Nullable FuncLit called(Expr call) {
    return Nodes.unparen(call) instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof FuncLit lit ? lit : null;
  }
}
