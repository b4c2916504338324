package org.go2rs.frontend.parse;

import java.util.function.BooleanSupplier;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.source.SourceFile;

/**
 * Says what is wrong with a file that the grammar has rejected, in the words and at the places of Go's compiler, and goes on to find further
 * errors.
 *
 * <p>Those words depend on how that compiler parses: by recursive descent with one token of lookahead, skipping to a set of tokens after an
 * error. So the explainer does the same, and builds no tree. It runs only over files with errors. This class has the tokens and the way
 * errors are told; the constructs are in {@link ExplainDecls}, {@link ExplainTypes}, {@link ExplainExprs} and {@link ExplainStmts}.
 */
final class SyntaxExplainer {
  /** Where a search for a place to go on stops inside functions: tokens that begin statements. */
  private static final int[] STATEMENTS = {
    GoLexer.BREAK, GoLexer.CONST, GoLexer.CONTINUE, GoLexer.DEFER, GoLexer.FALLTHROUGH, GoLexer.FOR, GoLexer.GO, GoLexer.GOTO, GoLexer.IF,
    GoLexer.RETURN, GoLexer.SELECT, GoLexer.SWITCH, GoLexer.TYPE, GoLexer.VAR,
  };

  private final SourceFile file;
  private final TokenList tokens;
  private final SyntaxErrors errors;
  private final int tokenErrors;
  private final ExplainExprs exprs = new ExplainExprs(this);
  private final ExplainTypes types = new ExplainTypes(this);
  private final ExplainParams params = new ExplainParams(this);
  private final ExplainDecls decls = new ExplainDecls(this);
  private final ExplainStmts stmts = new ExplainStmts(this);
  private int at;

  /** How many function bodies surround the current token. */
  int functions;

  /** Below 0 in the header of a statement, where a brace begins its block; raised by every bracket. */
  int nesting;

  private SyntaxExplainer(SourceFile file, TokenList tokens, SyntaxErrors errors) {
    this.file = file;
    this.tokens = tokens;
    this.errors = errors;
    this.tokenErrors = errors.count();
  }

  /** Reports all errors of a file. */
  static void explain(SourceFile file, TokenList tokens, SyntaxErrors errors) {
    SyntaxExplainer explainer = new SyntaxExplainer(file, tokens, errors);
    explainer.decls.file();
  }

  ExplainExprs exprs() {
    return exprs;
  }

  ExplainTypes types() {
    return types;
  }

  ExplainParams params() {
    return params;
  }

  ExplainDecls decls() {
    return decls;
  }

  ExplainStmts stmts() {
    return stmts;
  }

  // ---- Tokens

  /** The type of the current token. */
  int type() {
    return tokens.get(at).getType();
  }

  boolean at(int type) {
    return type() == type;
  }

  boolean atEnd() {
    return at(Token.EOF);
  }

  boolean atLiteral() {
    return switch (type()) {
      case GoLexer.NUMBER, GoLexer.RUNE, GoLexer.STRING, GoLexer.RAW_STRING -> true;
      default -> false;
    };
  }

  /** The index of the current token. */
  int index() {
    return at;
  }

  int pos() {
    return posOf(at);
  }

  int posOf(int index) {
    return file.pos(tokens.get(index).start());
  }

  void next() {
    if (!atEnd()) {
      at++;
    }
  }

  boolean got(int type) {
    boolean found = at(type);
    if (found) {
      next();
    }
    return found;
  }

  void want(int type) {
    if (!got(type)) {
      error("expected " + spelling(type));
      advance();
    }
  }

  /** The source between two tokens, on one line and with the spaces that Go's messages put around operators. */
  String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    boolean operand = false;
    for (int i = from; i < to; i++) {
      int type = tokens.get(i).getType();
      boolean operator = type >= GoLexer.ADD && type <= GoLexer.DEFINE && (operand || TreeContext.operator(type).precedence() == 0);
      boolean spaced = operator && (operand || type != GoLexer.ARROW) && type != GoLexer.NOT && type != GoLexer.INC && type != GoLexer.DEC;
      String token = tokens.get(i).getText();
      text.append(spaced ? " " + token + " " : type == GoLexer.COMMA || type == GoLexer.COLON ? token + " " : token);
      operand = endsOperand(type);
    }
    return text.toString();
  }

  private static boolean endsOperand(int type) {
    return switch (type) {
      case GoLexer.IDENT, GoLexer.NUMBER, GoLexer.RUNE, GoLexer.STRING, GoLexer.RAW_STRING, GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE -> true;
      default -> false;
    };
  }

  /** What a semicolon is called: it may have been left out. */
  String semicolon(int index) {
    SourceToken token = tokens.get(index);
    if (!token.isImplicitSemicolon()) {
      return "semicolon";
    }
    return token.start() >= file.size() ? "EOF" : "newline";
  }

  /**
   * Reads {@code [ element { separator element } [ separator ] ] close}; an element that gives true is the last.
   *
   * @return the position of the closing token
   */
  int list(String context, int separator, int close, BooleanSupplier element) {
    boolean done = false;
    while (!atEnd() && !at(close) && !done) {
      done = element.getAsBoolean();
      if (!got(separator) && !at(close)) {
        error("in " + context + "; possibly missing " + spelling(separator) + " or " + spelling(close));
        advance(GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE);
        if (!at(close)) {
          return pos();
        }
      }
    }
    int end = pos();
    want(close);
    return end;
  }

  // ---- Errors

  /** Reports an error at the current token. */
  void error(String message) {
    errorAt(pos(), message);
  }

  /**
   * Reports a syntax error. A message that goes on from "unexpected such a token" ("in ...", "at ...", "after ...", "expected ...") gets that
   * beginning.
   */
  void errorAt(int pos, String message) {
    if (atEnd() && errors.any()) {
      // Everything that the end of the file cuts off is the fault of an earlier error.
      return;
    }
    if (message.startsWith("in ") || message.startsWith("at ") || message.startsWith("after ")) {
      errors.report(pos, "unexpected " + current() + " " + message);
    } else if (message.startsWith("expected ")) {
      errors.report(pos, "unexpected " + current() + ", " + message);
    } else {
      errors.report(pos, message);
    }
  }

  /** Reports an error that Go does not call a syntax error. */
  void plainErrorAt(int pos, String message) {
    errors.reportMild(pos, message);
  }

  /** Whether the explainer has found anything yet; what is wrong inside tokens has been reported before. */
  boolean anyErrors() {
    return errors.count() > tokenErrors;
  }

  /** Skips to one of the tokens, or inside functions to the beginning of a statement; without tokens, over one token. */
  void advance(int... follow) {
    if (follow.length == 0) {
      next();
      return;
    }
    while (!atEnd() && !isOneOf(follow) && !(functions > 0 && isOneOf(STATEMENTS))) {
      next();
    }
  }

  private boolean isOneOf(int[] types) {
    for (int type : types) {
      if (at(type)) {
        return true;
      }
    }
    return false;
  }

  private String current() {
    return switch (type()) {
      case GoLexer.IDENT -> "name " + tokens.get(at).getText();
      case GoLexer.SEMICOLON -> semicolon(at);
      case GoLexer.NUMBER, GoLexer.RUNE, GoLexer.STRING, GoLexer.RAW_STRING -> "literal " + tokens.get(at).getText();
      default -> spelling(type());
    };
  }

  private static String spelling(int type) {
    return switch (type) {
      case Token.EOF -> "EOF";
      case GoLexer.COMMA -> "comma";
      case GoLexer.SEMICOLON -> "semicolon or newline";
      case GoLexer.IDENT -> "name";
      default -> {
        org.go2rs.frontend.ast.Token token = TreeContext.operator(type);
        yield token.isKeyword() ? "keyword " + token.text() : token.text();
      }
    };
  }
}
