package org.go2rs.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The {@code Cargo.toml} of a translated crate. */
final class CrateManifest {
  /**
   * What mechanical code meets and a reader would not mind; the list stands in the manifest, not in the text. {@code arithmetic_overflow} and
   * {@code unconditional_panic} are errors by default even where Go defines the result.
   */
  private static final String LINTS =
      """
      [lints.rust]
      arithmetic_overflow = "allow"
      dead_code = "allow"
      non_upper_case_globals = "allow"
      overflowing_literals = "allow"
      private_interfaces = "allow"
      unconditional_panic = "allow"
      unconditional_recursion = "allow"
      unreachable_code = "allow"
      unused_assignments = "allow"
      """;

  private CrateManifest() {}

  static String render(CrateSource crate, Path runtime, Function<String, Path> dirOf) {
    StringBuilder out = new StringBuilder();
    out.append("[package]\nname = ").append(quote(crate.name())).append("\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n");
    if (!crate.binary()) {
      out.append("\n[lib]\ndoctest = false\ntest = false\n");
    }
    out.append("\n[dependencies]\n");
    out.append("go2rs = { path = ").append(quote(runtime.resolve("go2rs").toString())).append(" }\n");
    for (String name : crate.dependencies()) {
      out.append(name).append(" = { path = ").append(quote(dirOf.apply(name).toString())).append(" }\n");
    }
    return out.append('\n').append(LINTS).toString();
  }

  /** The same for a crate that the reader of the workspace did not write: nothing is said about its style, as cargo does it for crates of a registry. */
  static String renderQuiet(CrateSource crate, Path runtime, Function<String, Path> dirOf) {
    return render(crate, runtime, dirOf) + "warnings = \"allow\"\n";
  }

  /** The translated crates that a manifest of {@link #render} names. */
  static List<String> dependencies(String manifest) {
    return manifest.lines().filter(l -> l.startsWith("go_") && l.contains(" = { path = ")).map(l -> l.substring(0, l.indexOf(' '))).toList();
  }

  /** A TOML basic string. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      if (c == '"' || c == '\\') {
        out.append('\\').appendCodePoint(c);
      } else if (c < ' ' || c == 0x7f) {
        out.append(String.format("\\u%04X", c));
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.append('"').toString();
  }
}
