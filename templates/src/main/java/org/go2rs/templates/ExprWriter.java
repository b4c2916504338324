package org.go2rs.templates;

import static org.go2rs.templates.Precedence.ASSIGN;
import static org.go2rs.templates.Precedence.CAST;
import static org.go2rs.templates.Precedence.LOWEST;
import static org.go2rs.templates.Precedence.POSTFIX;
import static org.go2rs.templates.Precedence.RANGE;
import static org.go2rs.templates.Precedence.UNARY;

import java.util.List;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.jspecify.annotations.Nullable;

/** Prints expressions with no more parentheses than the grammar asks for. */
final class ExprWriter {
  final TypeWriter types = new TypeWriter(this);
  final PatWriter pats = new PatWriter(this, types);
  private final FlowWriter flow;
  private final Origins origins;

  ExprWriter(TemplateEngine templates, Origins origins, java.util.function.Function<ExprWriter, StmtWriter> stmts) {
    this.origins = origins;
    this.flow = new FlowWriter(templates, this, stmts.apply(this));
  }

  /** {@code expr} where nothing around it can split it: an argument, an initialiser. */
  String expr(RsExpr expr) {
    return print(expr, false);
  }

  /** {@code expr} before a brace, as condition, scrutinee or iterator: struct literals need parentheses there. */
  String head(RsExpr expr) {
    return print(expr, true);
  }

  /** {@code expr} where a statement begins: a block-like operand at its left end needs parentheses. */
  String statement(RsExpr expr) {
    if (!(expr instanceof RsExpr.BlockLike) && startsWithBlock(expr)) {
      return "(" + expr(expr) + ")";
    }
    return expr(expr);
  }

  private String print(RsExpr expr, boolean head) {
    return origins.mark(expr) + text(expr, head);
  }

  private String text(RsExpr expr, boolean head) {
    return switch (expr) {
      case RsExpr.IntLit e -> e.text() + (e.suffix() == null ? "" : e.suffix());
      case RsExpr.FloatLit e -> e.text() + (e.suffix() == null ? "" : e.suffix());
      case RsExpr.StrLit e -> Literals.string(e.value());
      case RsExpr.ByteStrLit e -> Literals.byteString(e.latin1());
      case RsExpr.CharLit e -> Literals.character(e.codePoint());
      case RsExpr.ByteLit e -> Literals.byteLit(e.value());
      case RsExpr.BoolLit e -> e.value() ? "true" : "false";
      case RsExpr.Path e -> types.path(e.path(), true);
      case RsExpr.Call e -> callee(e.function(), head) + "(" + list(e.args()) + ")";
      case RsExpr.MethodCall e -> methodCall(e, head);
      case RsExpr.Macro e -> macro(e);
      case RsExpr.MapLit e -> flow.mapLit(e);
      case RsExpr.IndexedLit e -> flow.indexedLit(e);
      case RsExpr.Matches e -> "matches!(" + expr(e.value()) + ", " + pats.pat(e.pat()) + ")";
      case RsExpr.Field e -> operand(e.receiver(), POSTFIX, head) + "." + e.name();
      case RsExpr.Index e -> operand(e.receiver(), POSTFIX, head) + "[" + expr(e.index()) + "]";
      case RsExpr.Unary e -> e.op().text + operand(e.operand(), UNARY, head);
      case RsExpr.Ref e -> (e.mutable() ? "&mut " : "&") + operand(e.operand(), UNARY, head);
      case RsExpr.Binary e -> binary(e, head);
      case RsExpr.Cast e -> operand(e.operand(), CAST, head) + " as " + types.type(e.type());
      case RsExpr.Assign e -> operand(e.place(), RANGE, head) + " = " + operand(e.value(), ASSIGN, head);
      case RsExpr.OpAssign e -> operand(e.place(), RANGE, head) + " " + e.op().text + "= " + operand(e.value(), ASSIGN, head);
      case RsExpr.Range e -> rangeEnd(e.low(), head) + (e.inclusive() ? "..=" : "..") + rangeEnd(e.high(), head);
      case RsExpr.Tuple e -> e.elements().size() == 1 ? "(" + expr(e.elements().get(0)) + ",)" : "(" + list(e.elements()) + ")";
      case RsExpr.RawArray e -> "[" + list(e.elements()) + "]";
      case RsExpr.RawRepeat e -> "[" + expr(e.value()) + "; " + expr(e.length()) + "]";
      case RsExpr.StructLit e -> head ? "(" + structLit(e) + ")" : structLit(e);
      case RsExpr.Closure e -> flow.closure(e);
      case RsExpr.Return e -> e.value() == null ? "return" : "return " + operand(e.value(), LOWEST, head);
      case RsExpr.Break e -> "break" + label(e.label()) + (e.value() == null ? "" : " " + operand(e.value(), LOWEST, head));
      case RsExpr.Continue e -> "continue" + label(e.label());
      case RsExpr.LetCond e -> "let " + pats.pat(e.pat()) + " = " + operand(e.value(), Precedence.of(BinaryOp.LAND) + 1, true);
      case RsExpr.Block e -> flow.block(e);
      case RsExpr.Unsafe e -> "unsafe " + flow.braced(e.block());
      case RsExpr.If e -> flow.ifElse(e);
      case RsExpr.Match e -> flow.match(e);
      case RsExpr.Loop e -> flow.labelled(e.label()) + "loop " + flow.braced(e.body());
      case RsExpr.While e -> flow.labelled(e.label()) + "while " + head(e.cond()) + " " + flow.braced(e.body());
      case RsExpr.For e -> flow.labelled(e.label()) + "for " + pats.pat(e.pat()) + " in " + head(e.iter()) + " " + flow.braced(e.body());
      case RsExpr.RangeOver e -> flow.rangeOver(e);
      case RsExpr.Select e -> flow.select(e);
      case RsExpr.Defer e -> flow.defer(e);
    };
  }

  /** {@code expr} in parentheses when it binds looser than {@code level}. */
  private String operand(RsExpr expr, int level, boolean head) {
    return Precedence.of(expr) < level ? "(" + expr(expr) + ")" : print(expr, head);
  }

  private String macro(RsExpr.Macro e) {
    String path = types.path(e.path(), true);
    if (e.brackets()) {
      return path + "![" + list(e.args()) + "]";
    }
    // rustfmt would put a comma behind the last line of a call; what is one value reads better without.
    boolean one = e.args().size() == 1 && e.args().get(0) instanceof RsExpr.StructLit;
    return path + (e.args().isEmpty() || one ? "!" : Disguise.BANG) + "(" + list(e.args()) + ")";
  }

  private String callee(RsExpr function, boolean head) {
    return function instanceof RsExpr.Field ? "(" + expr(function) + ")" : operand(function, POSTFIX, head);
  }

  private String methodCall(RsExpr.MethodCall e, boolean head) {
    var turbofish = e.types().isEmpty() ? "" : "::<" + types.list(e.types()) + ">";
    return operand(e.receiver(), POSTFIX, head) + "." + e.name() + turbofish + "(" + list(e.args()) + ")";
  }

  private String binary(RsExpr.Binary e, boolean head) {
    int level = Precedence.of(e.op());
    boolean generics = (e.op() == BinaryOp.LT || e.op() == BinaryOp.SHL) && Precedence.endsWithCast(e.left());
    var left = generics ? "(" + expr(e.left()) + ")" : operand(e.left(), e.op().isComparison() ? level + 1 : level, head);
    return left + " " + e.op().text + " " + operand(e.right(), level + 1, head);
  }

  private String rangeEnd(@Nullable RsExpr end, boolean head) {
    return end == null ? "" : operand(end, RANGE + 1, head);
  }

  private String structLit(RsExpr.StructLit e) {
    var parts = e.fields().stream().map(this::fieldInit).collect(Collectors.toList());
    if (e.base() != null) {
      parts.add(".." + expr(e.base()));
    }
    var path = types.path(e.path(), true);
    return parts.isEmpty() ? path + " {}" : path + " { " + String.join(", ", parts) + " }";
  }

  private String fieldInit(RsExpr.FieldInit field) {
    boolean shorthand = field.value() instanceof RsExpr.Path p && field.name().equals(p.path().identifier());
    return shorthand ? field.name() : field.name() + ": " + expr(field.value());
  }

  private static String label(@Nullable String label) {
    return label == null ? "" : " '" + label;
  }

  String list(List<RsExpr> exprs) {
    return exprs.stream().map(this::expr).collect(Collectors.joining(", "));
  }

  private static boolean startsWithBlock(RsExpr expr) {
    return switch (expr) {
      case RsExpr.Binary e -> opens(e.left(), Precedence.of(e.op()));
      case RsExpr.Cast e -> opens(e.operand(), CAST);
      case RsExpr.Assign e -> opens(e.place(), RANGE);
      case RsExpr.OpAssign e -> opens(e.place(), RANGE);
      case RsExpr.Range e -> e.low() != null && opens(e.low(), RANGE + 1);
      case RsExpr.Call e -> opens(e.function(), POSTFIX);
      case RsExpr.MethodCall e -> opens(e.receiver(), POSTFIX);
      case RsExpr.Field e -> opens(e.receiver(), POSTFIX);
      case RsExpr.Index e -> opens(e.receiver(), POSTFIX);
      case RsExpr.Literal e -> false;
      case RsExpr.Path e -> false;
      case RsExpr.Invocation e -> false;
      case RsExpr.Unary e -> false;
      case RsExpr.Ref e -> false;
      case RsExpr.Aggregate e -> false;
      case RsExpr.Closure e -> false;
      case RsExpr.LetCond e -> false;
      case RsExpr.BlockLike e -> false;
      case RsExpr.Jump e -> false;
    };
  }

  /** Whether the operand at a left end prints a block there, without parentheses of its own. */
  private static boolean opens(RsExpr operand, int level) {
    if (Precedence.of(operand) < level) {
      return false;
    }
    return operand instanceof RsExpr.BlockLike || startsWithBlock(operand);
  }
}
