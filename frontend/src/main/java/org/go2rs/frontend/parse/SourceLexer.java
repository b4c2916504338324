package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.LexerNoViableAltException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.go2rs.frontend.ast.Comment;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** The generated lexer with what a grammar cannot say: semicolons at line ends, comments aside, literals validated. */
final class SourceLexer extends GoLexer {
  private final SourceFile file;
  private final byte[] content;
  private final TokenChecks checks;
  private final List<Comment> comments = new ArrayList<>();
  private final boolean[] endsStatement;

  private @Nullable SourceToken pending;
  private boolean semicolonDue;
  private int behindLast;

  SourceLexer(SourceFile file, TokenChecks checks) {
    super(new ByteStream(file.content(), file.name()));
    this.file = file;
    this.content = file.content();
    this.checks = checks;
    this.endsStatement = statementEnds();
    if (Utf8.hasByteOrderMark(content)) {
      _input.seek(3);
    }
    removeErrorListeners();
    setTokenFactory(new Factory());
  }

  /** Every comment met so far, in order. */
  List<Comment> comments() {
    return comments;
  }

  /** Reads the whole file. */
  TokenList readAll() {
    checks.checkEncoding();
    TokenList tokens = new TokenList(this);
    SourceToken token;
    do {
      token = nextToken();
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    return tokens;
  }

  @Override
  public SourceToken nextToken() {
    if (pending != null) {
      SourceToken token = pending;
      pending = null;
      return accept(token);
    }
    while (true) {
      SourceToken token = (SourceToken) super.nextToken();
      if (token.getType() == INVALID) {
        // Go's compiler reads on behind such a byte, too.
        checks.check(token);
        continue;
      }
      int lineEnd = semicolonDue ? lineEndBefore(token) : -1;
      if (token.getType() == LINE_COMMENT || token.getType() == BLOCK_COMMENT) {
        behindLast = token.end();
        addComment(token);
        if (lineEnd >= 0) {
          return semicolon(lineEnd);
        }
      } else if (lineEnd >= 0) {
        pending = token;
        return semicolon(lineEnd);
      } else {
        return accept(token);
      }
    }
  }

  private SourceToken accept(SourceToken token) {
    int type = token.getType();
    semicolonDue = type > 0 && endsStatement[type];
    behindLast = token.end();
    checks.check(token);
    return token;
  }

  private SourceToken semicolon(int offset) {
    semicolonDue = false;
    return new SourceToken(content, SEMICOLON, offset, offset);
  }

  /** Where the line ends between the last token and this one, or -1. A comment over several lines ends a line where it begins. */
  private int lineEndBefore(SourceToken token) {
    int start = token.start();
    for (int i = behindLast; i < start; i++) {
      if (content[i] == '\n') {
        return i;
      }
    }
    if (token.getType() == BLOCK_COMMENT) {
      for (int i = start; i < token.end(); i++) {
        if (content[i] == '\n') {
          return start;
        }
      }
    }
    return token.getType() == Token.EOF ? start : -1;
  }

  private void addComment(SourceToken token) {
    checks.checkComment(token);
    int end = token.end();
    if (token.getType() == LINE_COMMENT && content[end - 1] == '\r') {
      end--;
    }
    String text = file.text(token.start(), end);
    if (text.indexOf('\r') >= 0) {
      text = text.replace("\r", "");
    }
    comments.add(new Comment(file.pos(token.start()), file.pos(end), text));
  }

  @Override
  public void notifyListeners(LexerNoViableAltException e) {
    // The grammar matches every byte; what is wrong with one is said by TokenChecks.
  }

  private static boolean[] statementEnds() {
    boolean[] ends = new boolean[GoLexer.VOCABULARY.getMaxTokenType() + 1];
    int[] types = {
      IDENT, NUMBER, STRING, RAW_STRING, RUNE, BREAK, CONTINUE, FALLTHROUGH, RETURN, INC, DEC, RPAREN, RBRACK, RBRACE,
    };
    for (int type : types) {
      ends[type] = true;
    }
    return ends;
  }

  private final class Factory implements TokenFactory<SourceToken> {
    @Override
    public SourceToken create(
        Pair<TokenSource, CharStream> source, int type, String text, int channel, int start, int stop, int line, int column) {
      return new SourceToken(content, type, start, type == Token.EOF ? start : stop + 1);
    }

    @Override
    public SourceToken create(int type, String text) {
      return new SourceToken(content, type, 0, 0);
    }
  }
}
