package org.go2rs.transpile.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns Go's mixed caps into Rust's three spellings, and back. */
public final class Casing {
  /** Words that mixed caps would cut in the wrong place. */
  private static final Set<String> WHOLE = Set.of("NaN", "IPv4", "IPv6", "OAuth");

  private Casing() {}

  /** {@code ServeHTTP} to {@code serve_http}, {@code UTF8} to {@code utf8}, {@code IDs} to {@code ids}. */
  public static String snake(String name) {
    return joined(name).toLowerCase(Locale.ROOT);
  }

  /** {@code maxInt64} to {@code MAX_INT64}. */
  public static String screaming(String name) {
    return joined(name).toUpperCase(Locale.ROOT);
  }

  /** A type's name: as in Go, with its first letter in upper case. */
  public static String camel(String name) {
    int from = 0;
    while (from < name.length() && name.charAt(from) == '_') {
      from++;
    }
    if (from == name.length()) {
      return name;
    }
    int first = name.codePointAt(from);
    return name.substring(0, from) + Character.toString(Character.toUpperCase(first)) + name.substring(from + Character.charCount(first));
  }

  /**
   * What the runtime takes for the Go name of a Rust field, function or method: each word's first letter in upper case; the first word's in lower
   * case when the name is not visible outside its package.
   */
  public static String restored(String rust, boolean exported) {
    var out = new StringBuilder();
    boolean upper = exported;
    for (int c : rust.codePoints().toArray()) {
      if (c == '_') {
        upper = true;
      } else {
        out.appendCodePoint(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return out.toString();
  }

  /** What the runtime takes for the Go name of a Rust type. */
  public static String restoredType(String rust, boolean exported) {
    int first = rust.codePointAt(0);
    int head = exported ? first : Character.toLowerCase(first);
    return Character.toString(head) + rust.substring(Character.charCount(first));
  }

  private static String joined(String name) {
    int lead = 0;
    while (lead < name.length() && name.charAt(lead) == '_') {
      lead++;
    }
    var words = new ArrayList<String>();
    for (String part : name.substring(lead).split("_")) {
      words.addAll(words(part));
    }
    String trail = name.length() > lead && name.endsWith("_") ? "_" : "";
    return name.substring(0, lead) + String.join("_", words) + trail;
  }

  /** Cuts a name without underscores before an upper-case letter that begins a word. */
  private static List<String> words(String name) {
    var words = new ArrayList<String>();
    int start = 0;
    int i = 0;
    while (i < name.length()) {
      String whole = wholeAt(name, i);
      if (whole != null) {
        cut(words, name, start, i);
        start = i;
        i += whole.length();
      } else {
        if (beginsWord(name, i)) {
          cut(words, name, start, i);
          start = i;
        }
        i++;
      }
    }
    cut(words, name, start, name.length());
    return words;
  }

  private static String wholeAt(String name, int at) {
    for (String word : WHOLE) {
      int end = at + word.length();
      if (name.startsWith(word, at) && (end == name.length() || !Character.isLowerCase(name.charAt(end)))) {
        return word;
      }
    }
    return null;
  }

  private static void cut(List<String> words, String name, int start, int end) {
    if (end > start) {
      words.add(name.substring(start, end));
    }
  }

  private static boolean beginsWord(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    if (!Character.isUpperCase(name.charAt(i - 1))) {
      return true;
    }
    // The last letter of a run of capitals belongs to the word that follows it, but a plural s does not make a word: IDs.
    boolean followed = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return followed && !isPlural(name, i + 1);
  }

  private static boolean isPlural(String name, int i) {
    return name.charAt(i) == 's' && (i + 1 == name.length() || Character.isUpperCase(name.charAt(i + 1)));
  }
}
