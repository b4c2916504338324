package org.go2rs.templates;

import java.util.List;
import java.util.stream.Collectors;

/** Small text helpers of the writers; templates see it as {@code $text}. */
public final class Text {
  private static final String STEP = "    ";

  Text() {}

  /** Every non-empty line of {@code text} one step further right, without a final newline. */
  public String indent(String text) {
    return stripEnd(text).lines().map(l -> l.isEmpty() ? l : STEP + l).collect(Collectors.joining("\n"));
  }

  /** {@code parts} with commas between. */
  public String commas(List<String> parts) {
    return String.join(", ", parts);
  }

  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  /** {@code text} as lines that each begin with {@code prefix}, an empty line with the prefix alone. */
  static String prefixed(String prefix, List<String> lines) {
    var out = new StringBuilder();
    for (String line : lines) {
      out.append(prefix);
      if (!line.isBlank()) {
        out.append(line.startsWith("\t") || line.startsWith(" ") ? line : " " + line);
      }
      out.append('\n');
    }
    return out.toString();
  }
}
