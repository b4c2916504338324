package org.go2rs.cli.reading;

import java.util.regex.Pattern;

/** Questions about Rust text that need no parser. */
final class RustText {
  private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|b?'(?:\\\\.|[^'\\\\])'", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private RustText() {}

  /** The text without comments and without what stands in quotes. */
  static String code(String text) {
    return COMMENT.matcher(QUOTED.matcher(text).replaceAll("\"\"")).replaceAll("");
  }

  /** How many lines hold code: neither empty nor comment alone. */
  static long lines(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("//")).count();
  }
}
