package org.go2rs.templates;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Carries origins through printing and rustfmt. The writers put a mark of private-use characters before what has an origin;
 * {@link #strip} takes the marks out and remembers before which word of the text each stood. rustfmt keeps the order of words, so
 * {@link Located#lines} finds the line that each word went to. One instance serves one file.
 */
final class Origins {
  private static final char OPEN = '\ue000';
  private static final char CLOSE = '\ue001';
  private final List<Origin> origins = new ArrayList<>();

  /** A mark for {@code origin}; nothing for null. */
  String mark(@Nullable Origin origin) {
    if (origin == null) {
      return "";
    }
    origins.add(origin);
    return OPEN + Integer.toString(origins.size() - 1) + CLOSE;
  }

  /** The text without marks, and the words that they stood before. */
  record Located(String text, List<Word> words) {
    /** An origin and the index of the first word after its mark. */
    record Word(int index, Origin origin) {}

    /** For each line of {@code formatted} the origin of the first marked word on it; lines count from 1. */
    LineMap lines(String formatted) {
      var rows = new ArrayList<LineMap.Row>();
      var scan = new WordScan(formatted);
      for (Word word : words) {
        int line = scan.lineOf(word.index());
        if (rows.isEmpty() || rows.get(rows.size() - 1).line() < line) {
          rows.add(new LineMap.Row(line, word.origin()));
        }
      }
      return new LineMap(rows);
    }
  }

  Located strip(String marked) {
    var text = new StringBuilder(marked.length());
    var words = new ArrayList<Located.Word>();
    int count = 0;
    boolean inWord = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == OPEN) {
        int close = marked.indexOf(CLOSE, i);
        words.add(new Located.Word(count, origins.get(Integer.parseInt(marked.substring(i + 1, close)))));
        i = close;
        inWord = false;
        continue;
      }
      boolean part = WordScan.isPart(c);
      if (part && !inWord) {
        count++;
      }
      inWord = part;
      text.append(c);
    }
    return new Located(text.toString(), words);
  }

  /** Counts words (runs of letters, digits and underscores) through a text, forward only. */
  private static final class WordScan {
    private final String text;
    private int at;
    private int count;
    private int line = 1;

    WordScan(String text) {
      this.text = text;
    }

    static boolean isPart(char c) {
      return c == '_' || Character.isLetterOrDigit(c);
    }

    /** The line on which word {@code index} (from 0) begins. */
    int lineOf(int index) {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isPart(c)) {
          if (count == index) {
            return line;
          }
          while (at < text.length() && isPart(text.charAt(at))) {
            at++;
          }
          count++;
        } else {
          if (c == '\n') {
            line++;
          }
          at++;
        }
      }
      return line;
    }
  }
}
