package org.go2rs.frontend.parse;

import java.util.Arrays;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** All tokens of a file, comments left out, for the parser to walk over. */
final class TokenList implements TokenStream {
  private SourceToken[] tokens = new SourceToken[1024];
  private int[] types = new int[1024];
  private int size;
  private int at;
  private final TokenSource source;

  TokenList(TokenSource source) {
    this.source = source;
  }

  void add(SourceToken token) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, size * 2);
      types = Arrays.copyOf(types, size * 2);
    }
    token.setIndex(size);
    tokens[size] = token;
    types[size++] = token.getType();
  }

  @Override
  public SourceToken get(int index) {
    return tokens[Math.min(index, size - 1)];
  }

  @Override
  public SourceToken LT(int k) {
    return tokens[clamp(k)];
  }

  @Override
  public int LA(int k) {
    return types[clamp(k)];
  }

  /** The end of the file follows itself for ever. */
  private int clamp(int k) {
    int index = k > 0 ? at + k - 1 : at + k;
    return index < size ? Math.max(index, 0) : size - 1;
  }

  @Override
  public void consume() {
    if (at < size - 1) {
      at++;
    }
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Everything stays in memory.
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = index;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public String getText(Interval interval) {
    return getText(tokens[interval.a], tokens[interval.b]);
  }

  @Override
  public String getText() {
    return getText(tokens[0], tokens[size - 1]);
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    StringBuilder text = new StringBuilder();
    for (int i = start.getTokenIndex(); i <= stop.getTokenIndex(); i++) {
      text.append(tokens[i].getText()).append(' ');
    }
    return text.toString();
  }
}
