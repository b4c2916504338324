package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.ast.ValueSpec;
import org.jspecify.annotations.Nullable;

/** Builds declarations. */
final class Declarations {
  private final TreeContext context;
  private final Expressions expressions;
  private final Types types;
  private final Statements statements;

  Declarations(TreeContext context) {
    this.context = context;
    this.expressions = new Expressions(context);
    this.types = expressions.types();
    this.statements = expressions.statements();
    statements.setDeclarations(this);
  }

  Decl topLevel(GoParser.TopLevelDeclContext tree) {
    if (tree.func != null) {
      return function(tree.func);
    }
    GoParser.GenDeclContext gen = tree.gen;
    if (gen.imports != null) {
      GoParser.ImportDeclContext decl = gen.imports;
      return group(decl.tok, decl.lparen, decl.rparen, decl.specs, spec -> importSpec(doc(decl.lparen, spec), spec));
    }
    if (gen.consts != null) {
      return constants(gen.consts);
    }
    return gen.vars != null ? variables(gen.vars) : types(gen.types);
  }

  GenDecl constants(GoParser.ConstDeclContext tree) {
    Iota iota = new Iota();
    return group(
        tree.tok,
        tree.lparen,
        tree.rparen,
        tree.specs,
        spec ->
            new ValueSpec(
                doc(tree.lparen, spec),
                context.idents(spec.names),
                types.optional(spec.type),
                expressions.list(spec.values),
                comment(spec),
                iota.next++));
  }

  GenDecl variables(GoParser.VarDeclContext tree) {
    Iota index = new Iota();
    return group(
        tree.tok,
        tree.lparen,
        tree.rparen,
        tree.specs,
        spec ->
            new ValueSpec(
                doc(tree.lparen, spec),
                context.idents(spec.names),
                types.optional(spec.type),
                expressions.list(spec.values),
                comment(spec),
                index.next++));
  }

  GenDecl types(GoParser.TypeDeclContext tree) {
    return group(tree.tok, tree.lparen, tree.rparen, tree.specs, spec -> typeSpec(doc(tree.lparen, spec), spec));
  }

  private <T extends ParserRuleContext> GenDecl group(
      Token tok, @Nullable Token lparen, @Nullable Token rparen, List<T> trees, Function<T, Spec> builder) {
    CommentGroup doc = context.comments.leading((SourceToken) tok);
    List<Spec> specs = new ArrayList<>(trees.size());
    for (T tree : trees) {
      specs.add(builder.apply(tree));
    }
    return new GenDecl(doc, context.pos(tok), TreeContext.operator(tok), context.pos(lparen), List.copyOf(specs), context.pos(rparen));
  }

  private ImportSpec importSpec(@Nullable CommentGroup doc, GoParser.ImportSpecContext tree) {
    return new ImportSpec(doc, context.optionalIdent(tree.name), context.literal(tree.path), comment(tree));
  }

  private TypeSpec typeSpec(@Nullable CommentGroup doc, GoParser.TypeSpecContext tree) {
    Ident name = context.ident(tree.name);
    if (tree.len == null) {
      FieldList params = types.typeParams(tree.tparams);
      return new TypeSpec(doc, name, params, context.pos(tree.assign), types.type(tree.type), comment(tree));
    }
    Expr length = expressions.expr(tree.len);
    Expr type = types.type(tree.elt);
    int lbrack = context.pos(tree.lbrack);
    Field param = TypeParamSplit.of(length);
    if (param == null) {
      return new TypeSpec(doc, name, null, Node.NO_POS, new ArrayType(lbrack, length, type), comment(tree));
    }
    FieldList params = new FieldList(lbrack, List.of(param), context.pos(tree.rbrack));
    return new TypeSpec(doc, name, params, Node.NO_POS, type, comment(tree));
  }

  private FuncDecl function(GoParser.FuncDeclContext tree) {
    CommentGroup doc = context.comments.leading((SourceToken) tree.tok);
    FieldList receiver = tree.recv == null ? null : types.params(tree.recv, false);
    FuncType type = types.signature(context.pos(tree.tok), types.typeParams(tree.tparams), tree.sig);
    context.checks.method(receiver, type);
    return new FuncDecl(doc, receiver, context.ident(tree.name), type, tree.body == null ? null : statements.block(tree.body));
  }

  /** Only an entry in parentheses has documentation of its own; otherwise it belongs to the declaration. */
  private @Nullable CommentGroup doc(@Nullable Token lparen, ParserRuleContext spec) {
    return lparen == null ? null : context.comments.leading((SourceToken) spec.start);
  }

  private @Nullable CommentGroup comment(ParserRuleContext spec) {
    return context.comments.trailing(context.file.pos(spec.stop.getStopIndex() + 1));
  }

  /** Counts the entries of a group. */
  private static final class Iota {
    private int next;
  }
}
