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

  /** Each of {@code parts} on lines of its own, one step further right. */
  public String lines(List<String> parts) {
    return parts.stream().map(this::indent).collect(Collectors.joining("\n"));
  }

  /** {@code head} and {@code parts} in braces, on one line when there are none. */
  public String braced(String head, List<String> parts) {
    return parts.isEmpty() ? head + " {}" : head + " {\n" + lines(parts) + "\n}";
  }

  /** As {@link #lines}, with an empty line between. */
  public String paragraphs(List<String> parts) {
    return parts.stream().map(this::indent).collect(Collectors.joining("\n\n"));
  }

  /** Each of {@code parts} on lines of its own. */
  public String join(List<String> parts) {
    return parts.stream().map(Text::stripEnd).collect(Collectors.joining("\n"));
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
