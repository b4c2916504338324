package org.go2rs.frontend.parse;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/** A token as offsets into its file; cheaper than ANTLR's own, because there are many. */
final class SourceToken implements Token {
  private final byte[] content;
  private final int type;
  private final int start;
  private final int end;
  private int index;

  /**
   * Makes a token.
   *
   * @param end the offset behind the last byte; a semicolon that the source leaves out has {@code end == start}
   */
  SourceToken(byte[] content, int type, int start, int end) {
    this.content = content;
    this.type = type;
    this.start = start;
    this.end = end;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether this is a semicolon that the lexer has inserted. */
  boolean isImplicitSemicolon() {
    return start == end && type == GoLexer.SEMICOLON;
  }

  void setIndex(int index) {
    this.index = index;
  }

  @Override
  public String getText() {
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return start;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return end - 1;
  }

  @Override
  public @Nullable TokenSource getTokenSource() {
    return null;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }
}
