package org.go2rs.templates;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.Provenance;
import org.go2rs.transpile.rust.RsExpr;
import org.jspecify.annotations.Nullable;

/**
 * Carries origins through printing and rustfmt. The writers put a mark of private-use characters before what has an origin;
 * {@link #strip} takes the marks out and remembers before which word of the text each stood. rustfmt keeps the order of words, so
 * {@link Located#lines} finds the line that each word went to. One instance serves one file.
 */
final class Origins {
  private static final char OPEN = '\ue000';
  private static final char CLOSE = '\ue001';
  private static final char ENTER = '\ue002';
  private static final char LEAVE = '\ue003';
  private final Provenance provenance;
  private final List<Origin> origins = new ArrayList<>();

  Origins(Provenance provenance) {
    this.provenance = provenance;
  }

  /** A mark for an expression that has an origin. */
  String mark(RsExpr expr) {
    return mark(provenance.exprs().get(expr));
  }

  /** A mark for {@code origin}; nothing for null. */
  String mark(@Nullable Origin origin) {
    if (origin == null) {
      return "";
    }
    origins.add(origin);
    return OPEN + Integer.toString(origins.size() - 1) + CLOSE;
  }

  /** Marks the body of a Rust closure. */
  static String closure(String body) {
    return ENTER + body + LEAVE;
  }

  /** The text without marks, and the words that they stood before. */
  record Located(String text, List<Word> words) {
    /** An origin, the index of the first word after its mark, and in how many closures that stands. */
    record Word(int index, Origin origin, int depth) {}

    /** Where each marked word of {@code formatted} stands, and what it comes from. */
    LineMap lines(String formatted) {
      var rows = new ArrayList<LineMap.Row>();
      var scan = new WordScan(formatted);
      for (Word word : words) {
        scan.goTo(word.index());
        rows.add(new LineMap.Row(scan.line(), scan.column(), word.origin(), word.depth()));
      }
      return new LineMap(rows);
    }
  }

  Located strip(String marked) {
    var text = new StringBuilder(marked.length());
    var words = new ArrayList<Located.Word>();
    int count = 0;
    int depth = 0;
    boolean inWord = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == OPEN) {
        int close = marked.indexOf(CLOSE, i);
        words.add(new Located.Word(count, origins.get(Integer.parseInt(marked.substring(i + 1, close))), depth));
        i = close;
      }
      if (c == ENTER || c == LEAVE) {
        depth += c == ENTER ? 1 : -1;
      }
      if (c >= OPEN && c <= LEAVE) {
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
    private int lineStart;

    WordScan(String text) {
      this.text = text;
    }

    static boolean isPart(char c) {
      return c == '_' || Character.isLetterOrDigit(c);
    }

    int line() {
      return line;
    }

    /** The column (from 1) of the word, or of the operator or the sign of an attribute in front of it. */
    int column() {
      int start = at;
      while (start > lineStart && "*&!-\"'#[".indexOf(text.charAt(start - 1)) >= 0) {
        start--;
      }
      return start - lineStart + 1;
    }

    /** Moves to where word {@code index} (from 0) begins. */
    void goTo(int index) {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isPart(c)) {
          if (count == index) {
            return;
          }
          while (at < text.length() && isPart(text.charAt(at))) {
            at++;
          }
          count++;
        } else {
          if (c == '\n') {
            line++;
            lineStart = at + 1;
          }
          at++;
        }
      }
    }
  }
}
