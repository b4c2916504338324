package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.UnaryExpr;
import org.jspecify.annotations.Nullable;

/** Builds types and the lists of fields and parameters in them. */
final class Types {
  private final TreeContext context;
  private final Expressions expressions;

  Types(TreeContext context, Expressions expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  @Nullable Expr optional(GoParser.@Nullable TypeExprContext tree) {
    return tree == null ? null : type(tree);
  }

  Expr type(GoParser.TypeExprContext tree) {
    return tree.bare != null ? bare(tree.bare) : paren(tree.lparen, tree.inner, tree.rparen);
  }

  private Expr bare(GoParser.BareTypeContext tree) {
    if (tree.name != null) {
      return name(tree.name);
    }
    if (tree.literal != null) {
      return literalType(tree.literal);
    }
    if (tree.star != null) {
      return new StarExpr(context.pos(tree.star), type(tree.elem));
    }
    if (tree.fn != null) {
      return signature(context.pos(tree.fn), null, tree.sig);
    }
    return tree.iface != null ? interfaceType(tree.iface) : channel(tree.channel);
  }

  private Expr plain(GoParser.PlainElemContext tree) {
    if (tree.name != null) {
      return name(tree.name);
    }
    if (tree.literal != null) {
      return literalType(tree.literal);
    }
    if (tree.star != null) {
      return new StarExpr(context.pos(tree.star), type(tree.elem));
    }
    if (tree.fn != null) {
      return signature(context.pos(tree.fn), null, tree.sig);
    }
    if (tree.iface != null) {
      return interfaceType(tree.iface);
    }
    return tree.tok != null ? channel(tree.tok, tree.arrow, tree.value, tree.inner) : paren(tree.lparen, tree.paren, tree.rparen);
  }

  private Expr paren(Token lparen, GoParser.TypeExprContext inner, Token rparen) {
    return new ParenExpr(context.pos(lparen), type(inner), context.pos(rparen));
  }

  Expr name(GoParser.TypeNameContext tree) {
    Ident first = context.ident(tree.pkg);
    Expr name = tree.sel == null ? first : new SelectorExpr(first, context.ident(tree.sel));
    if (tree.lbrack == null) {
      return name;
    }
    List<Expr> args = new ArrayList<>(tree.args.size());
    for (GoParser.TypeExprContext arg : tree.args) {
      args.add(type(arg));
    }
    return new IndexExpr(name, context.pos(tree.lbrack), List.copyOf(args), context.pos(tree.rbrack));
  }

  Expr literalType(GoParser.LiteralTypeContext tree) {
    if (tree.array != null) {
      return array(tree.array);
    }
    if (tree.map != null) {
      return new MapType(context.pos(tree.map.tok), type(tree.map.key), type(tree.map.value));
    }
    return struct(tree.struct);
  }

  private ArrayType array(GoParser.ArrayTypeContext tree) {
    Expr length = tree.dots != null ? new Ellipsis(context.pos(tree.dots), null) : expressions.optional(tree.len);
    return new ArrayType(context.pos(tree.lbrack), length, type(tree.elt));
  }

  // ---- Channels

  ChanType channel(GoParser.ChanTypeContext tree) {
    if (tree.recv != null) {
      int arrow = context.pos(tree.recv);
      return new ChanType(arrow, arrow, ChanType.Dir.RECV, type(tree.value));
    }
    return channel(tree.tok, tree.arrow, tree.value, tree.plain);
  }

  ChanType channel(GoParser.OperandChanContext tree) {
    return channel(tree.tok, tree.arrow, tree.value, tree.plain);
  }

  private ChanType channel(
      Token tok, @Nullable Token arrow, GoParser.@Nullable TypeExprContext sent, GoParser.@Nullable PlainElemContext both) {
    if (arrow != null && sent != null) {
      return new ChanType(context.pos(tok), context.pos(arrow), ChanType.Dir.SEND, type(sent));
    }
    if (both == null) {
      throw new IllegalStateException("a channel type has an element");
    }
    return new ChanType(context.pos(tok), Node.NO_POS, ChanType.Dir.BOTH, plain(both));
  }

  /**
   * Gives an arrow that stands before a channel type to the type: {@code <-chan T} is a type. The arrow of a send-only channel then moves
   * on to the element: {@code <-chan<- chan T} reads {@code <-chan (<-chan T)}.
   */
  Expr receiveFrom(int arrow, ChanType type) {
    switch (type.dir()) {
      case BOTH -> {
        return new ChanType(arrow, arrow, ChanType.Dir.RECV, type.value());
      }
      case SEND -> {
        if (type.value() instanceof ChanType element) {
          return new ChanType(arrow, arrow, ChanType.Dir.RECV, receiveFrom(type.arrow(), element));
        }
        context.errors.report(type.value().pos(), "unexpected " + SourceText.of(context.file, type.value()) + ", expected chan");
        return new ChanType(arrow, arrow, ChanType.Dir.RECV, type.value());
      }
      case RECV -> {
        context.errors.report(type.arrow(), "unexpected <-, expected chan");
        return new UnaryExpr(arrow, org.go2rs.frontend.ast.Token.ARROW, type);
      }
    }
    throw new IllegalStateException();
  }

  // ---- Structs and interfaces

  private StructType struct(GoParser.StructTypeContext tree) {
    List<Field> fields = new ArrayList<>(tree.fields.size());
    for (GoParser.FieldDeclContext field : tree.fields) {
      fields.add(field(field));
    }
    return new StructType(context.pos(tree.tok), fieldList(tree.lbrace, fields, tree.rbrace));
  }

  private Field field(GoParser.FieldDeclContext tree) {
    CommentGroup doc = context.comments.leading((SourceToken) tree.start);
    CommentGroup comment = context.comments.trailing(context.file.pos(tree.stop.getStopIndex() + 1));
    if (tree.embedded == null) {
      return new Field(doc, context.idents(tree.names), type(tree.type), context.optionalLiteral(tree.tag), comment);
    }
    Expr type = name(tree.embedded);
    if (tree.star != null) {
      type = new StarExpr(context.pos(tree.star), type);
    }
    return new Field(doc, List.of(), type, context.optionalLiteral(tree.tag), comment);
  }

  InterfaceType interfaceType(GoParser.InterfaceTypeContext tree) {
    List<Field> elements = new ArrayList<>(tree.elems.size());
    for (GoParser.InterfaceElemContext elem : tree.elems) {
      CommentGroup doc = context.comments.leading((SourceToken) elem.start);
      CommentGroup comment = context.comments.trailing(context.file.pos(elem.stop.getStopIndex() + 1));
      if (elem.method != null) {
        FuncType type = signature(Node.NO_POS, null, elem.sig);
        elements.add(new Field(doc, List.of(context.ident(elem.method)), type, null, comment));
      } else {
        elements.add(new Field(doc, List.of(), union(elem.embedded), null, comment));
      }
    }
    return new InterfaceType(context.pos(tree.tok), fieldList(tree.lbrace, elements, tree.rbrace));
  }

  private Expr union(GoParser.UnionContext tree) {
    Expr x = term(tree.terms.get(0));
    for (int i = 1; i < tree.terms.size(); i++) {
      int op = context.pos(tree.ops.get(i - 1));
      x = new BinaryExpr(x, op, org.go2rs.frontend.ast.Token.OR, term(tree.terms.get(i)));
    }
    return x;
  }

  private Expr term(GoParser.UnionTermContext tree) {
    Expr type = type(tree.type);
    return tree.tilde == null ? type : new UnaryExpr(context.pos(tree.tilde), org.go2rs.frontend.ast.Token.TILDE, type);
  }

  // ---- Functions

  FuncType signature(int func, @Nullable FieldList typeParams, GoParser.SignatureContext tree) {
    return new FuncType(func, typeParams, params(tree.ins, true), results(tree.outs));
  }

  @Nullable FieldList results(GoParser.@Nullable ResultContext tree) {
    if (tree == null) {
      return null;
    }
    if (tree.list != null) {
      return params(tree.list, false);
    }
    Field result = new Field(null, List.of(), bare(tree.type), null, null);
    return new FieldList(Node.NO_POS, List.of(result), Node.NO_POS);
  }

  /** Builds parameters, or with {@code variadic} false a receiver or results. */
  FieldList params(GoParser.ParamsContext tree, boolean variadic) {
    ParamList list = new ParamList(context.checks);
    for (GoParser.ParamContext param : tree.list) {
      Expr type = type(param.type);
      if (param.ellipsis != null) {
        type = new Ellipsis(context.pos(param.ellipsis), type);
      }
      list.add(context.optionalIdent(param.name), type);
    }
    List<Field> params = list.params(context.pos(tree.rparen));
    context.checks.variadic(params, variadic);
    return fieldList(tree.lparen, params, tree.rparen);
  }

  @Nullable FieldList typeParams(GoParser.@Nullable TypeParamsContext tree) {
    if (tree == null) {
      return null;
    }
    ParamList list = new ParamList(context.checks);
    for (GoParser.TypeParamContext param : tree.list) {
      Ident name = context.ident(param.name);
      if (param.constraint == null) {
        list.add(null, name);
      } else {
        list.add(name, union(param.constraint));
      }
    }
    return fieldList(tree.lbrack, list.typeParams(context.pos(tree.rbrack)), tree.rbrack);
  }

  private FieldList fieldList(Token open, List<Field> fields, Token close) {
    return new FieldList(context.pos(open), List.copyOf(fields), context.pos(close));
  }
}
