package org.go2rs.templates;

import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/** Prints statements. */
final class StmtWriter {
  private final ExprWriter exprs;
  private final Origins origins;
  private final ItemPrinter items;

  /** How items inside bodies are printed. */
  interface ItemPrinter {
    String item(org.go2rs.transpile.rust.RsItem item);
  }

  StmtWriter(ExprWriter exprs, Origins origins, ItemPrinter items) {
    this.exprs = exprs;
    this.origins = origins;
    this.items = items;
  }

  /** What stands between a block's braces. */
  String inside(RsBlock block) {
    var out = new StringBuilder();
    for (RsStmt stmt : block.stmts()) {
      out.append(Text.stripEnd(stmt(stmt))).append('\n');
    }
    if (block.tail() != null) {
      out.append(exprs.statement(block.tail()));
    }
    return out.toString();
  }

  private String stmt(RsStmt stmt) {
    return switch (stmt) {
      case RsStmt.Let s -> mark(s.origin()) + let(s);
      case RsStmt.Expr s -> mark(s.origin()) + expression(s.expr());
      case RsStmt.Var s -> mark(s.origin()) + "var!(" + s.name() + " = " + exprs.expr(s.init()) + ");";
      case RsStmt.DeferSlot s -> mark(s.origin()) + "defer_slot!(" + s.name() + ");";
      case RsStmt.Item s -> items.item(s.item());
      case RsStmt.Comment s -> Text.stripEnd(Text.prefixed("//", s.lines()));
      case RsStmt.Blank s -> "";
    };
  }

  private String mark(@Nullable Origin origin) {
    return origins.mark(origin);
  }

  private String let(RsStmt.Let s) {
    var type = s.type() == null ? "" : ": " + exprs.types.type(s.type());
    var init = s.init() == null ? "" : " = " + exprs.expr(s.init());
    var otherwise = s.otherwise() == null ? "" : " else {\n" + new Text().indent(inside(s.otherwise())) + "\n}";
    return "let " + exprs.pats.pat(s.pat()) + type + init + otherwise + ";";
  }

  private String expression(RsExpr expr) {
    return exprs.statement(expr) + (expr instanceof RsExpr.BlockLike ? "" : ";");
  }

  /** Statements without braces, for tests. */
  String list(List<RsStmt> stmts) {
    return inside(RsBlock.of(stmts));
  }
}
