package org.go2rs.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A token of printed Rust text; comments are no tokens. Only what the writers print is understood (no raw strings, no nesting comments). */
record RustToken(int start, int end, String text) {
  boolean is(String other) {
    return text.equals(other);
  }

  static List<RustToken> scan(String text) {
    var tokens = new ArrayList<RustToken>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (text.startsWith("//", i)) {
        int eol = text.indexOf('\n', i);
        i = eol < 0 ? text.length() : eol;
      } else {
        int end = endOf(text, i);
        tokens.add(new RustToken(i, end, text.substring(i, end)));
        i = end;
      }
    }
    return tokens;
  }

  /** For each bracket the index of the one that it belongs to, for any other token -1. */
  static int[] partners(List<RustToken> tokens) {
    var partner = new int[tokens.size()];
    Arrays.fill(partner, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).text()) {
        case "(", "[", "{" -> open.push(i);
        case ")", "]", "}" -> {
          partner[i] = open.pop();
          partner[partner[i]] = i;
        }
        default -> {}
      }
    }
    return partner;
  }

  private static int endOf(String text, int start) {
    char c = text.charAt(start);
    if (c == '"') {
      return quoted(text, start + 1, '"');
    }
    if (c == '\'') {
      return tick(text, start);
    }
    if (Character.isJavaIdentifierPart(c)) {
      int end = start;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      return end;
    }
    return text.startsWith(">=", start) ? start + 2 : start + Character.charCount(text.codePointAt(start));
  }

  /** A character literal or a lifetime. */
  private static int tick(String text, int start) {
    int next = text.codePointAt(start + 1);
    int after = start + 1 + Character.charCount(next);
    if (next == '\\' || (after < text.length() && text.charAt(after) == '\'')) {
      return quoted(text, start + 1, '\'');
    }
    int end = start + 1;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int quoted(String text, int start, char quote) {
    int i = start;
    while (text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
