package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute: {@code #[derive(Go, PartialEq)]}, {@code #[go(name = "UTF8")]}, {@code #[nil_receiver]}.
 *
 * @param path the attribute's name, {@code derive}; {@code unsafe(export_name = ..)} is a path {@code unsafe} with one argument
 * @param value the text of {@code #[path = "text"]}, null for other attributes
 * @param args the arguments in the parentheses; none prints no parentheses
 */
public record RsAttr(String path, @Nullable String value, List<Arg> args) {
  public RsAttr {
    args = List.copyOf(args);
  }

  public RsAttr(String path, List<Arg> args) {
    this(path, null, args);
  }

  /** {@code #[path = "text"]}. */
  public static RsAttr value(String path, String text) {
    return new RsAttr(path, text, List.of());
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

  /** {@code #[path(word, word)]}, without words {@code #[path]}. */
  public static RsAttr of(String path, String... words) {
    return new RsAttr(path, java.util.Arrays.stream(words).map(w -> (Arg) new Arg.Word(w)).toList());
  }

  /** {@code #[path(name = "text")]}. */
  public static RsAttr text(String path, String name, String text) {
    return new RsAttr(path, List.of(new Arg.Text(name, text)));
  }
}
