package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Parses Go source files. Safe for use by several threads, each with its own file. */
public final class GoFileParser {
  private GoFileParser() {}

  /**
   * Parses a file.
   *
   * @param sink takes the errors, in Go's wording
   * @return the tree, or null after errors that leave nothing to check
   */
  public static @Nullable File parse(SourceFile file, DiagnosticSink sink) {
    SyntaxErrors errors = new SyntaxErrors(file, sink);
    SourceLexer lexer = new SourceLexer(file, new TokenChecks(file, errors));
    TokenList tokens = lexer.readAll();
    LineDirectives.apply(file, lexer.comments(), errors);
    GoParser.SourceFileContext tree = recognise(tokens);
    if (tree == null) {
      explain(file, tokens, errors, file.pos(tokens.LT(1).start()));
      return null;
    }
    CommentTable comments = new CommentTable(file, lexer.comments(), tokens);
    TreeContext context = new TreeContext(file, tokens, comments, errors);
    File result = build(tree, context);
    if (context.checks.suspect() != 0) {
      explain(file, tokens, errors, context.checks.suspect());
    }
    return errors.fatal() ? null : result;
  }

  /** Says what is wrong. Should the explainer find nothing, the place where the grammar gave up must do. */
  private static void explain(SourceFile file, TokenList tokens, SyntaxErrors errors, int pos) {
    SyntaxExplainer.explain(file, tokens, errors);
    if (!errors.any()) {
      errors.report(pos, "unexpected syntax");
    }
  }

  private static GoParser.@Nullable SourceFileContext recognise(TokenList tokens) {
    GoParser parser = new GoParser(tokens);
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return parser.sourceFile();
    } catch (ParseCancellationException e) {
      return null;
    }
  }

  private static File build(GoParser.SourceFileContext tree, TreeContext context) {
    Declarations declarations = new Declarations(context);
    List<Decl> decls = new ArrayList<>(tree.decls.size());
    List<ImportSpec> imports = new ArrayList<>();
    for (GoParser.TopLevelDeclContext each : tree.decls) {
      Decl decl = declarations.topLevel(each);
      decls.add(decl);
      addImports(decl, imports);
    }
    context.checks.importOrder(decls);
    SourceToken packageToken = (SourceToken) tree.getStart();
    FileComments extras = FileComments.read(context.file, context.comments.groups(), context.pos(packageToken));
    return new File(
        context.file,
        context.comments.leading(packageToken),
        context.pos(packageToken),
        context.ident(tree.name),
        List.copyOf(decls),
        List.copyOf(imports),
        context.comments.groups(),
        extras.directives(),
        extras.goVersion());
  }

  private static void addImports(Decl decl, List<ImportSpec> imports) {
    if (decl instanceof GenDecl group) {
      for (Spec spec : group.specs()) {
        if (spec instanceof ImportSpec each) {
          imports.add(each);
        }
      }
    }
  }
}
