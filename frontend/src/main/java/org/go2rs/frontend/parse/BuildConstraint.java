package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The expression of a {@code //go:build} line. */
public sealed interface BuildConstraint {
  /** A tag. */
  record Tag(String name) implements BuildConstraint {}

  /** {@code !x}. */
  record Not(BuildConstraint x) implements BuildConstraint {}

  /** {@code x && y}. */
  record And(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

  /** {@code x || y}. */
  record Or(BuildConstraint x, BuildConstraint y) implements BuildConstraint {}

  /** Parses an expression. What Go would reject as malformed reads as a tag that nothing satisfies. */
  static BuildConstraint parse(String text) {
    return new Parser(text).parse();
  }

  /** Whether the constraint holds, given which tags do. */
  default boolean holds(Predicate<String> tags) {
    return switch (this) {
      case Tag tag -> tags.test(tag.name());
      case Not not -> !not.x().holds(tags);
      case And and -> and.x().holds(tags) && and.y().holds(tags);
      case Or or -> or.x().holds(tags) || or.y().holds(tags);
    };
  }

  /** The lowest Go version, such as {@code go1.21}, under which the constraint can hold; empty if it names none. */
  default String minimumGoVersion() {
    int minor = minimumMinor(true);
    return minor < 0 ? "" : minor == 0 ? "go1" : "go1." + minor;
  }

  /** The lowest minor version that the constraint asks for, -1 if any will do; {@code sign} is false under an odd number of negations. */
  private int minimumMinor(boolean sign) {
    return switch (this) {
      case Tag tag -> sign ? minor(tag.name()) : -1;
      case Not not -> not.x().minimumMinor(!sign);
      case And and -> combine(and.x(), and.y(), sign, sign);
      case Or or -> combine(or.x(), or.y(), !sign, sign);
    };
  }

  private static int combine(BuildConstraint x, BuildConstraint y, boolean both, boolean sign) {
    int left = x.minimumMinor(sign);
    int right = y.minimumMinor(sign);
    return both ? Math.max(left, right) : Math.min(left, right);
  }

  private static int minor(String tag) {
    if (tag.equals("go1")) {
      return 0;
    }
    return tag.matches("go1\\.[0-9]{1,6}") ? Integer.parseInt(tag.substring(4)) : -1;
  }

  /** A recursive-descent parser over the tokens {@code ( ) ! && ||} and tags. */
  final class Parser {
    private static final BuildConstraint MALFORMED = new Tag("");
    private final List<String> tokens;
    private int at;
    private boolean failed;

    private Parser(String text) {
      tokens = split(text);
    }

    private BuildConstraint parse() {
      BuildConstraint result = or();
      return failed || at < tokens.size() ? MALFORMED : result;
    }

    private BuildConstraint or() {
      BuildConstraint x = and();
      while (accept("||")) {
        x = new Or(x, and());
      }
      return x;
    }

    private BuildConstraint and() {
      BuildConstraint x = not();
      while (accept("&&")) {
        x = new And(x, not());
      }
      return x;
    }

    private BuildConstraint not() {
      if (accept("!")) {
        return new Not(not());
      }
      if (accept("(")) {
        BuildConstraint x = or();
        failed |= !accept(")");
        return x;
      }
      if (at == tokens.size() || !tokens.get(at).matches("[\\p{L}\\p{N}_.]+")) {
        failed = true;
        return MALFORMED;
      }
      return new Tag(tokens.get(at++));
    }

    private boolean accept(String token) {
      boolean found = at < tokens.size() && tokens.get(at).equals(token);
      at += found ? 1 : 0;
      return found;
    }

    private static List<String> split(String text) {
      List<String> tokens = new ArrayList<>();
      java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("&&|\\|\\||[()!]|[\\p{L}\\p{N}_.]+|\\S").matcher(text);
      while (matcher.find()) {
        tokens.add(matcher.group());
      }
      return tokens;
    }
  }
}
