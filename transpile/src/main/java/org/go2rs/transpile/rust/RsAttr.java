package org.go2rs.transpile.rust;

import java.util.List;

/**
 * An attribute: {@code #[derive(Go, PartialEq)]}, {@code #[go(name = "UTF8")]}, {@code #[nil_receiver]}.
 *
 * @param path the attribute's name, {@code derive}; {@code unsafe(export_name = ..)} is a path {@code unsafe} with one argument
 * @param args the arguments in the parentheses; none prints no parentheses
 */
public record RsAttr(String path, List<Arg> args) {
  public RsAttr {
    args = List.copyOf(args);
  }

  /** One argument. */
  public sealed interface Arg {
    /** {@code PartialEq}, {@code embedded}. */
    record Word(String word) implements Arg {}

    /** {@code "text"}; the text is unescaped. */
    record Str(String text) implements Arg {}

    /** {@code name = "text"}; the text is unescaped. */
    record Text(String name, String text) implements Arg {}
  }

  public static RsAttr of(String path, String... words) {
    return new RsAttr(path, java.util.Arrays.stream(words).map(w -> (Arg) new Arg.Word(w)).toList());
  }

  public static RsAttr text(String path, String name, String text) {
    return new RsAttr(path, List.of(new Arg.Text(name, text)));
  }
}
