package org.go2rs.frontend.parse;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A source file as the lexer sees it: one "character" per byte, so that indices are byte offsets.
 *
 * <p>All bytes from 0x80 look like {@link #MULTIBYTE}: ANTLR's lexer caches transitions for the first 128 characters only.
 */
final class ByteStream implements CharStream {
  /** Stands for any byte of a multi-byte character. */
  static final int MULTIBYTE = 0x7f;

  private final byte[] bytes;
  private final String name;
  private int at;

  ByteStream(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  @Override
  public void consume() {
    at++;
  }

  @Override
  public int LA(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    if (index < 0 || index >= bytes.length) {
      return EOF;
    }
    int b = bytes[index];
    return b >= 0 ? b : MULTIBYTE;
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
    return bytes.length;
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    return new String(bytes, interval.a, Math.min(interval.b + 1, bytes.length) - interval.a, StandardCharsets.UTF_8);
  }
}
