package org.go2rs.templates;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out items with expressions that nest so deep that their lines would begin near the right margin. rustfmt tries many layouts of such
 * an expression, twice as many for each further level once nothing fits, and does not finish in any useful time. So these items carry
 * {@code #[rustfmt::skip]}, in the finished file too, and their long lines are broken here: what fits stays on its line, anything else has
 * each part of its list on a line of its own.
 */
final class DeepNests {
  /** How many parentheses and square brackets, each within the one before, rustfmt still copes with. */
  private static final int LIMIT = 14;

  private static final int WIDTH = 100;
  private static final String STEP = "    ";
  private static final String SKIP = "#[rustfmt::skip]\n";

  private final String text;
  private final List<RustToken> tokens;
  private final int[] partner;
  private final StringBuilder out = new StringBuilder();

  private DeepNests(String text) {
    this.text = text;
    this.tokens = RustToken.scan(text);
    this.partner = RustToken.partners(tokens);
  }

  /** The text of an item, with the mark that keeps rustfmt away if it nests too deep. */
  static String mark(String item) {
    var tokens = RustToken.scan(item);
    if (deepest(tokens) <= LIMIT) {
      return item;
    }
    int start = tokens.get(0).start();
    return item.substring(0, start) + SKIP + item.substring(start);
  }

  private static int deepest(List<RustToken> tokens) {
    int depth = 0;
    int deepest = 0;
    for (RustToken token : tokens) {
      switch (token.text()) {
        case "(", "[" -> deepest = Math.max(deepest, ++depth);
        case ")", "]" -> depth--;
        default -> {}
      }
    }
    return deepest;
  }

  /** The text of a file with its marked items laid out. */
  static String layOut(String file) {
    return file.contains(SKIP) ? new DeepNests(file).layOut() : file;
  }

  private String layOut() {
    int at = 0;
    for (int first = 0; first < tokens.size(); first++) {
      if (text.startsWith(SKIP, tokens.get(first).start())) {
        int last = endOfItem(first);
        out.append(text, at, tokens.get(first).start());
        lines(first, last);
        at = tokens.get(last).end();
        first = last;
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  /** The last token of the item that begins at {@code first}: its semicolon, or the brace of its body. */
  private int endOfItem(int first) {
    for (int i = first; i < tokens.size(); i++) {
      if (tokens.get(i).is(";") || (tokens.get(i).is("{") && partner[i] >= 0)) {
        return tokens.get(i).is(";") ? i : partner[i];
      }
      i = Math.max(i, partner[i]);
    }
    return tokens.size() - 1;
  }

  /** Copies the lines of an item, those that are too long in parts; what begins on the line may end on a later one. */
  private void lines(int first, int last) {
    int at = tokens.get(first).start();
    int next = first;
    while (next <= last) {
      int eol = text.indexOf('\n', tokens.get(next).start());
      int end = eol < 0 ? text.length() : eol;
      int beyond = next;
      while (beyond <= last && tokens.get(beyond).start() < end) {
        beyond++;
      }
      out.append(text, at, tokens.get(next).start());
      parts(next, beyond, currentIndent());
      at = tokens.get(beyond - 1).end();
      next = beyond;
    }
  }

  /** Prints the tokens of [from, to): a bracketed list that does not fit on the rest of its line is broken. */
  private void parts(int from, int to, String indent) {
    for (int i = from; i < to; i++) {
      out.append(i == from ? "" : between(i)).append(tokens.get(i).text());
      int close = partner[i];
      if (close > i + 1 && close < to && column() + flatWidth(i, close) > WIDTH) {
        list(i, close, indent);
        i = close;
      }
    }
  }

  /** Prints what stands between the brackets {@code open} and {@code close}, and the latter. */
  private void list(int open, int close, String indent) {
    var starts = elements(open, close);
    if (starts.size() == 2 && !tokens.get(open).is("{")) {
      parts(open + 1, close, indent);
    } else {
      for (int i = 0; i + 1 < starts.size(); i++) {
        out.append('\n').append(indent).append(STEP);
        parts(starts.get(i), starts.get(i + 1), indent + STEP);
      }
      out.append('\n').append(indent);
    }
    out.append(tokens.get(close).text());
  }

  /** Where each element of a list begins, its comma being its last token, and last the closing bracket. */
  private List<Integer> elements(int open, int close) {
    var starts = new ArrayList<>(List.of(open + 1));
    for (int i = open + 1; i < close; i++) {
      if (tokens.get(i).is(",") && i + 1 < close) {
        starts.add(i + 1);
      }
      i = Math.max(i, partner[i]);
    }
    starts.add(close);
    return starts;
  }

  private int flatWidth(int open, int close) {
    return tokens.get(close).end() - tokens.get(open).end();
  }

  private String between(int i) {
    return text.substring(tokens.get(i - 1).end(), tokens.get(i).start());
  }

  private int column() {
    return out.length() - (out.lastIndexOf("\n") + 1);
  }

  private String currentIndent() {
    int start = out.lastIndexOf("\n") + 1;
    int end = start;
    while (end < out.length() && out.charAt(end) == ' ') {
      end++;
    }
    return out.substring(start, end);
  }
}
