package org.go2rs.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * rustfmt lays out plain Rust only, and leaves the bodies of macros with a syntax of their own as they are. So these are shown to
 * it as plain Rust, where it can be of the same width, and put back afterwards:
 *
 * <pre>
 * 'l: for v in __r(seq) { .. }               range!('l: v in seq =&gt; { .. });
 * match __s { v if __c(c.recv()) =&gt; x, }      select! { v = c.recv() =&gt; x, }
 *             _ if __n(c.send(1)) =&gt; x                  c.send(1) =&gt; x
 *             __d =&gt; x                                  default =&gt; x
 * || { match __t { .. }; }                    || { select! { .. } }
 * mapMMM![k &gt;= v]                             map! { k =&gt; v }
 * slicK![7, 5 &gt;= a]                           slice![7; 5 =&gt; a]
 * fmt::printlnZ(a, b)                         fmt::println!(a, b)
 * </pre>
 *
 * Names of the printed program have no capital behind a small letter unless they begin with a capital, so none of these is one.
 */
final class Disguise {
  static final String RANGE = "__r";
  static final String SELECT = "__s";
  static final String COMM = "__c";
  static final String SEND = "__n";
  static final String DEFAULT = "__d";
  static final String ALONE = "__t";
  static final String MAP = "mapMMM";

  /** Stands for the sign of a macro: rustfmt then lays out the arguments as those of a function, with a comma behind the last line. */
  static final String BANG = "Z";

  /** The macros of lists with indices, which have rustfmt's attention only with a comma for their semicolon. */
  private static final Map<String, String> KEYED =
      Stream.of("array", "slice", "const_array", "const_slice", "long_array", "long_slice").collect(Collectors.toUnmodifiableMap(Disguise::keyed, name -> name));

  private record Edit(int start, int end, String text) {}

  private final String text;
  private final List<RustToken> tokens;
  private final int[] partner;
  private final List<Edit> edits = new ArrayList<>();

  private Disguise(String text) {
    this.text = text;
    this.tokens = RustToken.scan(text);
    this.partner = RustToken.partners(tokens);
  }

  /** {@code formatted} with the prelude's own forms restored. */
  static String undo(String formatted) {
    return new Disguise(formatted).undo();
  }

  /** The path of a macro that takes a list with indices, in disguise. */
  static String keyed(String path) {
    return path.substring(0, path.length() - 1) + "K";
  }

  /** The name that a word of a printed text stands for. */
  static String name(String word) {
    if (isMacro(word)) {
      return word.substring(0, word.length() - BANG.length());
    }
    return word.equals(MAP) ? "map" : KEYED.getOrDefault(word, word);
  }

  private static boolean isMacro(String word) {
    return word.endsWith(BANG) && !Character.isUpperCase(word.charAt(0)) && Character.isJavaIdentifierStart(word.charAt(0));
  }

  private String undo() {
    int lastFor = -1;
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).text()) {
        case "for" -> lastFor = i;
        case RANGE -> range(lastFor, i);
        case SELECT -> replace(i - 1, i, "select!");
        case COMM -> comm(i, "=");
        case SEND -> send(i);
        case DEFAULT -> replace(i, i, "default");
        case ALONE -> alone(i);
        case MAP -> map(i);
        default -> name(i);
      }
    }
    return apply();
  }

  private void name(int i) {
    String word = tokens.get(i).text();
    if (KEYED.containsKey(word)) {
      keyed(i);
    } else if (isMacro(word) && i + 1 < tokens.size() && tokens.get(i + 1).is("(") && tokens.get(i + 1).start() == tokens.get(i).end()) {
      replace(i, i, name(word) + "!");
    }
  }

  /** rustfmt takes the braces off a closure that is nothing but a match, and puts them around one that is a macro: a semicolon keeps them. */
  private void alone(int i) {
    replace(i - 1, i, "select!");
    int semicolon = partner[i + 1] + 1;
    replace(semicolon, semicolon, "");
  }

  private void range(int start, int call) {
    boolean labelled = start >= 2 && tokens.get(start - 1).is(":") && tokens.get(start - 2).text().startsWith("'");
    if (labelled) {
      insert(tokens.get(start - 2).start(), "range!(");
      remove(tokens.get(start).start(), tokens.get(start + 1).start());
    } else {
      edits.add(new Edit(tokens.get(start).start(), tokens.get(start + 1).start(), "range!("));
    }
    int close = partner[call + 1];
    remove(tokens.get(call).start(), tokens.get(call + 2).start());
    replace(close, close, " =>");
    insert(tokens.get(partner[close + 1]).end(), ");");
  }

  /** {@code pat if __c(op)} becomes {@code pat = op}. */
  private void comm(int call, String sign) {
    int close = partner[call + 1];
    edits.add(new Edit(tokens.get(call - 1).start(), tokens.get(call + 2).start(), sign + " "));
    remove(beforeTrailingComma(close), tokens.get(close).end());
  }

  private void send(int call) {
    int close = partner[call + 1];
    remove(tokens.get(call - 2).start(), tokens.get(call + 2).start());
    remove(beforeTrailingComma(close), tokens.get(close).end());
  }

  /** rustfmt ends a call's arguments with a comma when it breaks them over lines. */
  private int beforeTrailingComma(int close) {
    return tokens.get(close - 1).is(",") ? tokens.get(close - 1).start() : tokens.get(close).start();
  }

  private void map(int name) {
    int open = name + 2;
    int close = partner[open];
    boolean inline = text.substring(tokens.get(open).end(), tokens.get(open + 1).start()).isEmpty();
    edits.add(new Edit(tokens.get(name).start(), tokens.get(open).end(), inline ? "map! { " : "map! {"));
    arrows(open, close);
    replace(close, close, inline ? " }" : "}");
  }

  private void keyed(int name) {
    int open = name + 2;
    replace(name, name, name(tokens.get(name).text()));
    int comma = open + 1;
    while (!tokens.get(comma).is(",")) {
      comma = partner[comma] > comma ? partner[comma] + 1 : comma + 1;
    }
    replace(comma, comma, ";");
    arrows(open, partner[open]);
  }

  /** Turns the comparisons directly between two brackets into arrows; what inner brackets hold is restored on its own turn. */
  private void arrows(int open, int close) {
    for (int i = open + 1; i < close; i++) {
      if (tokens.get(i).is(">=")) {
        replace(i, i, "=>");
      } else if (partner[i] > i) {
        i = partner[i];
      }
    }
  }

  private void replace(int first, int last, String with) {
    edits.add(new Edit(tokens.get(first).start(), tokens.get(last).end(), with));
  }

  private void remove(int start, int end) {
    edits.add(new Edit(start, end, ""));
  }

  private void insert(int at, String with) {
    edits.add(new Edit(at, at, with));
  }

  private String apply() {
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    var out = new StringBuilder(text.length());
    int at = 0;
    for (Edit edit : edits) {
      if (edit.start() > at) {
        out.append(text, at, edit.start());
      }
      out.append(edit.text());
      at = Math.max(at, edit.end());
    }
    return out.append(text.substring(at)).toString();
  }
}
