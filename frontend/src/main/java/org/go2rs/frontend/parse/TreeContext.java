package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** What the tree builders of one file share: positions, names, comments and errors. */
final class TreeContext {
  private static final org.go2rs.frontend.ast.Token[] TOKENS = tokenTable();

  final SourceFile file;
  final TokenList tokens;
  final CommentTable comments;
  final SyntaxErrors errors;
  final CoverChecks checks = new CoverChecks();
  private final NamePool names;

  TreeContext(SourceFile file, TokenList tokens, CommentTable comments, SyntaxErrors errors) {
    this.file = file;
    this.tokens = tokens;
    this.comments = comments;
    this.errors = errors;
    this.names = new NamePool(file.content());
  }

  /** The position of a token, or no position for no token. */
  int pos(@Nullable Token token) {
    return token == null ? Node.NO_POS : file.pos(token.getStartIndex());
  }

  Ident ident(Token token) {
    return new Ident(pos(token), names.name(token.getStartIndex(), token.getStopIndex() + 1));
  }

  @Nullable Ident optionalIdent(@Nullable Token token) {
    return token == null ? null : ident(token);
  }

  List<Ident> idents(List<Token> tokens) {
    if (tokens.size() == 1) {
      return List.of(ident(tokens.get(0)));
    }
    List<Ident> idents = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      idents.add(ident(token));
    }
    return List.copyOf(idents);
  }

  BasicLit literal(Token token) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    String text = names.name(start, end);
    org.go2rs.frontend.ast.Token kind =
        switch (token.getType()) {
          case GoLexer.NUMBER -> NumberKind.of(text);
          case GoLexer.RUNE -> org.go2rs.frontend.ast.Token.CHAR;
          default -> org.go2rs.frontend.ast.Token.STRING;
        };
    if (token.getType() == GoLexer.RAW_STRING && text.indexOf('\r') >= 0) {
      text = text.replace("\r", "");
    }
    return new BasicLit(file.pos(start), file.pos(end), kind, text);
  }

  @Nullable BasicLit optionalLiteral(@Nullable Token token) {
    return token == null ? null : literal(token);
  }

  /** The tree's token for an operator or keyword of the grammar. */
  static org.go2rs.frontend.ast.Token operator(Token token) {
    return TOKENS[token.getType()];
  }

  /** The same by the number of the token's type. */
  static org.go2rs.frontend.ast.Token operator(int type) {
    return TOKENS[type];
  }

  /** Grammar and tree give operators and keywords the same names. */
  private static org.go2rs.frontend.ast.Token[] tokenTable() {
    int count = GoLexer.VOCABULARY.getMaxTokenType() + 1;
    org.go2rs.frontend.ast.Token[] table = new org.go2rs.frontend.ast.Token[count];
    for (int type = GoLexer.BREAK; type <= GoLexer.TILDE; type++) {
      table[type] = org.go2rs.frontend.ast.Token.valueOf(GoLexer.VOCABULARY.getSymbolicName(type));
    }
    return table;
  }
}
