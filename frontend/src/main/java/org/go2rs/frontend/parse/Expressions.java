package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.jspecify.annotations.Nullable;

/** Builds expressions. The grammar has two families of rules, in headers and elsewhere; both end in the same methods here. */
final class Expressions {
  private final TreeContext context;
  private final Types types;
  private final Statements statements;

  Expressions(TreeContext context) {
    this.context = context;
    this.types = new Types(context, this);
    this.statements = new Statements(context, this);
  }

  Types types() {
    return types;
  }

  Statements statements() {
    return statements;
  }

  List<Expr> list(GoParser.@Nullable ExprListContext tree) {
    return tree == null ? List.of() : exprs(tree.list);
  }

  List<Expr> list(GoParser.HeaderExprListContext tree) {
    if (tree.list.size() == 1) {
      return List.of(expr(tree.list.get(0)));
    }
    List<Expr> exprs = new ArrayList<>(tree.list.size());
    for (GoParser.HeaderExprContext each : tree.list) {
      exprs.add(expr(each));
    }
    return List.copyOf(exprs);
  }

  private List<Expr> exprs(List<GoParser.ExprContext> trees) {
    if (trees.size() == 1) {
      return List.of(expr(trees.get(0)));
    }
    List<Expr> exprs = new ArrayList<>(trees.size());
    for (GoParser.ExprContext each : trees) {
      exprs.add(expr(each));
    }
    return List.copyOf(exprs);
  }

  @Nullable Expr optional(GoParser.@Nullable ExprContext tree) {
    return tree == null ? null : expr(tree);
  }

  Expr expr(GoParser.ExprContext tree) {
    if (tree.ops.isEmpty()) {
      return unary(tree.operands.get(0));
    }
    List<Expr> operands = new ArrayList<>(tree.operands.size());
    for (GoParser.UnaryExprContext operand : tree.operands) {
      operands.add(unary(operand));
    }
    return BinaryTree.build(context, operands, tree.ops);
  }

  Expr expr(GoParser.HeaderExprContext tree) {
    if (tree.ops.isEmpty()) {
      return unary(tree.operands.get(0));
    }
    List<Expr> operands = new ArrayList<>(tree.operands.size());
    for (GoParser.HeaderUnaryExprContext operand : tree.operands) {
      operands.add(unary(operand));
    }
    return BinaryTree.build(context, operands, tree.ops);
  }

  private Expr unary(GoParser.UnaryExprContext tree) {
    return unary(tree.ops, primary(tree.x));
  }

  private Expr unary(GoParser.HeaderUnaryExprContext tree) {
    return unary(tree.ops, primary(tree.x));
  }

  private Expr unary(List<Token> operators, Expr operand) {
    Expr x = operand;
    for (int i = operators.size() - 1; i >= 0; i--) {
      Token operator = operators.get(i);
      int pos = context.pos(operator);
      x =
          switch (operator.getType()) {
            case GoLexer.MUL -> new StarExpr(pos, x);
            case GoLexer.ARROW -> x instanceof ChanType type ? types.receiveFrom(pos, type) : new UnaryExpr(pos, TreeContext.operator(operator), x);
            default -> new UnaryExpr(pos, TreeContext.operator(operator), x);
          };
    }
    return x;
  }

  private Expr primary(GoParser.PrimaryExprContext tree) {
    if (tree.ident != null) {
      return tails(context.ident(tree.ident), tree.tails);
    }
    if (tree.inner != null) {
      return tails(paren(tree.lparen, tree.inner, tree.rparen), tree.tails);
    }
    return suffixes(operand(tree), tree.suffixes);
  }

  private Expr operand(GoParser.PrimaryExprContext tree) {
    if (tree.lit != null) {
      return context.literal(tree.lit);
    }
    if (tree.type != null) {
      return literalType(tree.type, tree.literal);
    }
    if (tree.fn != null) {
      FuncType type = new FuncType(context.pos(tree.fn), null, types.params(tree.ins, true), types.results(tree.outs));
      return tree.body == null ? type : new FuncLit(type, statements.block(tree.body));
    }
    return tree.iface != null ? types.interfaceType(tree.iface) : types.channel(tree.channel);
  }

  private Expr primary(GoParser.HeaderPrimaryExprContext tree) {
    return suffixes(operand(tree), tree.suffixes);
  }

  private Expr operand(GoParser.HeaderPrimaryExprContext tree) {
    if (tree.ident != null) {
      return context.ident(tree.ident);
    }
    if (tree.lit != null) {
      return context.literal(tree.lit);
    }
    if (tree.inner != null) {
      return paren(tree.lparen, tree.inner, tree.rparen);
    }
    if (tree.type != null) {
      return literalType(tree.type, tree.literal);
    }
    if (tree.fn != null) {
      BlockStmt body = statements.block(tree.body);
      return new FuncLit(types.signature(context.pos(tree.fn), null, tree.sig), body);
    }
    return tree.iface != null ? types.interfaceType(tree.iface) : types.channel(tree.channel);
  }

  private Expr paren(Token lparen, GoParser.ExprContext inner, Token rparen) {
    return new ParenExpr(context.pos(lparen), expr(inner), context.pos(rparen));
  }

  private Expr literalType(GoParser.LiteralTypeContext tree, GoParser.@Nullable LiteralValueContext value) {
    Expr type = types.literalType(tree);
    return value == null ? type : composite(type, value);
  }

  private Expr tails(Expr operand, List<GoParser.SuffixOrLiteralContext> tails) {
    Expr x = operand;
    for (GoParser.SuffixOrLiteralContext tail : tails) {
      if (tail.plain != null) {
        x = suffix(x, tail.plain);
      } else {
        context.checks.literalType(x);
        x = composite(x, tail.literal);
      }
    }
    return x;
  }

  private Expr suffixes(Expr operand, List<GoParser.SuffixContext> suffixes) {
    Expr x = operand;
    for (GoParser.SuffixContext suffix : suffixes) {
      x = suffix(x, suffix);
    }
    return x;
  }

  private Expr suffix(Expr x, GoParser.SuffixContext tree) {
    if (tree.sel != null) {
      return new SelectorExpr(x, context.ident(tree.sel));
    }
    if (tree.lbrack != null) {
      return index(x, tree);
    }
    int lparen = context.pos(tree.lparen);
    int rparen = context.pos(tree.rparen);
    if (tree.type != null) {
      return new TypeAssertExpr(x, lparen, types.type(tree.type), rparen);
    }
    if (tree.typeTok != null) {
      return new TypeAssertExpr(x, lparen, null, rparen);
    }
    return new CallExpr(x, lparen, exprs(tree.args), context.pos(tree.ellipsis), rparen);
  }

  private Expr index(Expr x, GoParser.SuffixContext tree) {
    int lbrack = context.pos(tree.lbrack);
    context.checks.index(tree, lbrack);
    int rbrack = context.pos(tree.rbrack);
    if (tree.colon == null) {
      return new IndexExpr(x, lbrack, exprs(tree.indices), rbrack);
    }
    Expr low = tree.indices.isEmpty() ? null : expr(tree.indices.get(0));
    return new SliceExpr(x, lbrack, low, optional(tree.high), optional(tree.max), tree.colon2 != null, rbrack);
  }

  private CompositeLit composite(@Nullable Expr type, GoParser.LiteralValueContext tree) {
    List<Expr> elements = new ArrayList<>(tree.elements.size());
    for (GoParser.ElementContext element : tree.elements) {
      Expr key = elementValue(element.key);
      elements.add(element.value == null ? key : new KeyValueExpr(key, context.pos(element.colon), elementValue(element.value)));
    }
    return new CompositeLit(type, context.pos(tree.lbrace), List.copyOf(elements), context.pos(tree.rbrace));
  }

  private Expr elementValue(GoParser.ElementValueContext tree) {
    return tree.x != null ? expr(tree.x) : composite(null, tree.literal);
  }
}
