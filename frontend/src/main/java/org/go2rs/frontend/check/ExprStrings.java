package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.jspecify.annotations.Nullable;

/** Expressions as messages show them: on one line, with the bodies of functions and composite literals left out. */
public final class ExprStrings {
  private final StringBuilder out = new StringBuilder();

  private ExprStrings() {}

  /** The text of one expression. */
  public static String of(Expr expr) {
    ExprStrings strings = new ExprStrings();
    strings.expr(expr);
    return strings.out.toString();
  }

  /** The texts of several expressions, separated by commas. */
  static String of(List<? extends Expr> exprs) {
    ExprStrings strings = new ExprStrings();
    strings.list(exprs);
    return strings.out.toString();
  }

  private ExprStrings text(String s) {
    out.append(s);
    return this;
  }

  private ExprStrings expr(@Nullable Expr expr) {
    switch (expr) {
      case null -> {}
      case BadExpr e -> text("<bad expr>");
      case Ident e -> text(e.name());
      case BasicLit e -> text(e.value());
      case FuncLit e -> expr(e.type()).text(e.body().list().isEmpty() ? " {}" : " {…}");
      case CompositeLit e -> expr(e.type()).text(e.elts().isEmpty() ? "{}" : "{…}");
      case ParenExpr e -> text("(").expr(e.x()).text(")");
      case SelectorExpr e -> expr(e.x()).text(".").text(e.sel().name());
      case IndexExpr e -> expr(e.x()).text("[").list(e.indices()).text("]");
      case SliceExpr e -> slice(e);
      case TypeAssertExpr e -> assertion(e);
      case CallExpr e -> expr(e.fun()).text("(").list(e.args()).text(e.hasEllipsis() ? "...)" : ")");
      case StarExpr e -> text("*").expr(e.x());
      case UnaryExpr e -> text(e.op().text()).expr(e.x());
      case BinaryExpr e -> expr(e.x()).text(" " + e.op().text() + " ").expr(e.y());
      case KeyValueExpr e -> expr(e.key()).text(": ").expr(e.value());
      case Ellipsis e -> text("...").expr(e.elt());
      case ArrayType e -> text("[").expr(e.len()).text("]").type(e.elt());
      case StructType e -> text("struct{").fields(e.fields(), "; ").text("}");
      case FuncType e -> text("func").signature(e);
      case InterfaceType e -> methods(e);
      case MapType e -> text("map[").type(e.key()).text("]").type(e.value());
      case ChanType e -> chan(e);
    }
    return this;
  }

  /** A type inside of another: parentheses that it does not need are left out. */
  private ExprStrings type(Expr e) {
    return expr(Nodes.unparen(e));
  }

  private ExprStrings list(List<? extends Expr> exprs) {
    String separator = "";
    for (Expr e : exprs) {
      text(separator).expr(e);
      separator = ", ";
    }
    return this;
  }

  private void slice(SliceExpr e) {
    expr(e.x()).text("[").expr(e.low()).text(":").expr(e.high());
    if (e.max() != null) {
      text(":").expr(e.max());
    }
    text("]");
  }

  private void assertion(TypeAssertExpr e) {
    expr(e.x()).text(".(");
    if (e.type() == null) {
      text(Token.TYPE.text());
    }
    expr(e.type()).text(")");
  }

  private void chan(ChanType e) {
    text(
        switch (e.dir()) {
          case BOTH -> "chan ";
          case SEND -> "chan<- ";
          case RECV -> "<-chan ";
        });
    // Without parentheses chan (<-chan T) would read as a send-only channel.
    boolean ambiguous = e.dir() == ChanType.Dir.BOTH && e.value() instanceof ChanType inner && inner.dir() == ChanType.Dir.RECV;
    if (ambiguous) {
      text("(").type(e.value()).text(")");
    } else {
      type(e.value());
    }
  }

  private void methods(InterfaceType e) {
    text("interface{");
    String separator = "";
    for (Field method : e.methods().list()) {
      text(separator);
      if (method.names().isEmpty()) {
        expr(method.type());
      } else {
        text(method.names().get(0).name());
        if (method.type() instanceof FuncType type) {
          signature(type);
        }
      }
      separator = "; ";
    }
    text("}");
  }

  private ExprStrings fields(FieldList fields, String between) {
    String separator = "";
    for (Field field : fields.list()) {
      text(separator).list(field.names()).text(field.names().isEmpty() ? "" : " ").expr(field.type());
      if (field.tag() != null) {
        text(" ").text(field.tag().value());
      }
      separator = between;
    }
    return this;
  }

  private ExprStrings signature(FuncType e) {
    text("(").fields(e.params(), ", ").text(")");
    FieldList results = e.results();
    if (results == null || results.list().isEmpty()) {
      return this;
    }
    if (results.list().size() == 1 && results.list().get(0).names().isEmpty()) {
      return text(" ").expr(results.list().get(0).type());
    }
    return text(" (").fields(results, ", ").text(")");
  }
}
