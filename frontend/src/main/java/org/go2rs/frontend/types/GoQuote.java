package org.go2rs.frontend.types;

/** Text as a Go string literal, as {@code strconv.Quote} writes it. */
public final class GoQuote {
  private GoQuote() {}

  public static String quote(String text) {
    return org.go2rs.frontend.constant.Value.ofUtf8(text).exactText();
  }
}
