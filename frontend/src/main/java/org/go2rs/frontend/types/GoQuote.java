package org.go2rs.frontend.types;

import org.go2rs.frontend.constant.Value;

/** Text as a Go string literal, as {@code strconv.Quote} writes it. */
public final class GoQuote {
  private GoQuote() {}

  /** The text as a string literal of Go. */
  public static String quote(String text) {
    return Value.ofUtf8(text).exactText();
  }
}
