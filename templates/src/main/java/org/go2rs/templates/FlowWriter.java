package org.go2rs.templates;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/**
 * Prints expressions that hold blocks, and the prelude's forms with a syntax of their own. Those come out in the disguise that
 * {@link Disguise} describes, so that rustfmt can lay them out.
 */
final class FlowWriter {
  private final TemplateEngine templates;
  private final ExprWriter exprs;
  private final StmtWriter stmts;

  FlowWriter(TemplateEngine templates, ExprWriter exprs, StmtWriter stmts) {
    this.templates = templates;
    this.exprs = exprs;
    this.stmts = stmts;
  }

  String block(RsExpr.Block e) {
    return labelled(e.label()) + braced(e.block());
  }

  /** {@code { .. }}, on one line when it is one short value. */
  String braced(RsBlock block) {
    if (block.isEmpty()) {
      return "{}";
    }
    return "{\n" + new Text().indent(stmts.inside(block)) + "\n}";
  }

  String labelled(@Nullable String label) {
    return label == null ? "" : "'" + label + ": ";
  }

  String ifElse(RsExpr.If e) {
    var text = "if " + exprs.head(e.cond()) + " " + braced(e.then());
    return e.otherwise() == null ? text : text + " else " + exprs.expr(e.otherwise());
  }

  String match(RsExpr.Match e) {
    var arms = e.arms().stream().map(this::arm).toList();
    return templates.render("Match", Map.of("value", exprs.head(e.value()), "arms", arms, "text", new Text()));
  }

  private String arm(RsExpr.Arm arm) {
    var guard = arm.guard() == null ? "" : " if " + exprs.expr(arm.guard());
    return exprs.pats.pat(arm.pat()) + guard + " => " + armBody(arm.body());
  }

  private String armBody(RsExpr body) {
    return body instanceof RsExpr.Block b && b.label() == null ? braced(b.block()) : exprs.statement(body) + ",";
  }

  String closure(RsExpr.Closure e) {
    var params = e.params().stream().map(this::closureParam).collect(Collectors.joining(", "));
    var head = (e.move() ? "move |" : "|") + params + "|" + (e.result() == null ? "" : " -> " + exprs.types.type(e.result()));
    return head + " " + Origins.closure(closureBody(e));
  }

  private String closureBody(RsExpr.Closure e) {
    RsExpr only = e.result() == null ? only(e.body()) : null;
    if (only instanceof RsExpr.Select s) {
      return "{\n" + select(s, Disguise.ALONE) + ";\n}";
    }
    if (e.result() == null && e.body() instanceof RsExpr.Block b && b.label() == null && b.block().stmts().isEmpty()) {
      return only == null ? "{}" : exprs.statement(only);
    }
    return exprs.statement(e.body());
  }

  /** What a block consists of, if that is one expression; nothing for an empty block. */
  private static @Nullable RsExpr only(RsExpr e) {
    if (!(e instanceof RsExpr.Block b) || b.label() != null) {
      return e;
    }
    var stmts = b.block().stmts();
    return stmts.isEmpty() ? b.block().tail() : stmts.size() == 1 && b.block().tail() == null && stmts.get(0) instanceof RsStmt.Expr s ? s.expr() : null;
  }

  private String closureParam(RsExpr.ClosureParam param) {
    return exprs.pats.pat(param.pat()) + (param.type() == null ? "" : ": " + exprs.types.type(param.type()));
  }

  String rangeOver(RsExpr.RangeOver e) {
    return templates.render(
        "RangeOver",
        Map.of("label", labelled(e.label()), "pat", exprs.pats.pat(e.pat()), "seq", exprs.expr(e.seq()), "body", Origins.closure(braced(e.body()))));
  }

  String select(RsExpr.Select e) {
    return select(e, Disguise.SELECT);
  }

  private String select(RsExpr.Select e, String name) {
    var arms = e.arms().stream().map(this::selectArm).toList();
    return templates.render("Select", Map.of("name", name, "arms", arms, "text", new Text()));
  }

  private String selectArm(RsExpr.SelectArm arm) {
    var head =
        switch (arm) {
          case RsExpr.SelectArm.Comm c when c.pat() == null -> "_ if " + Disguise.SEND + "(" + exprs.expr(c.operation()) + ")";
          case RsExpr.SelectArm.Comm c -> exprs.pats.pat(c.pat()) + " if " + Disguise.COMM + "(" + exprs.expr(c.operation()) + ")";
          case RsExpr.SelectArm.Default d -> Disguise.DEFAULT;
        };
    return head + " => " + armBody(arm.body());
  }

  String mapLit(RsExpr.MapLit e) {
    List<String> entries = e.entries().stream().map(this::entry).toList();
    return templates.render("MapLit", Map.of("name", Disguise.MAP, "entries", entries, "text", new Text()));
  }

  String indexedLit(RsExpr.IndexedLit e) {
    var parts = new java.util.ArrayList<>(List.of(exprs.expr(e.length())));
    e.entries().forEach(entry -> parts.add(entry(entry)));
    return Disguise.keyed(exprs.types.path(e.path(), true)) + "![" + String.join(", ", parts) + "]";
  }

  /** Parentheses around looser operands keep the disguise's comparison apart from comparisons of the program. */
  private String entry(RsExpr.Entry entry) {
    return comparand(entry.key()) + " >= " + comparand(entry.value());
  }

  private String comparand(RsExpr expr) {
    return Precedence.of(expr) <= Precedence.of(RsExpr.BinaryOp.GE) ? "(" + exprs.expr(expr) + ")" : exprs.expr(expr);
  }

  String defer(RsExpr.Defer e) {
    var panic = e.panic() == null ? "" : "|" + e.panic() + "| ";
    var body = e.panic() != null && e.body() instanceof RsExpr.Block b && b.block().stmts().isEmpty() && b.block().tail() != null
        ? exprs.statement(b.block().tail())
        : exprs.statement(e.body());
    return templates.render("Defer", Map.of("panic", panic, "body", Origins.closure(body)));
  }
}
