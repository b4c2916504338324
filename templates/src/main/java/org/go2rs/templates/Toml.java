package org.go2rs.templates;

import java.util.List;
import java.util.stream.Collectors;

/** How templates of manifests write values. Public for Velocity. */
public final class Toml {
  /** A basic string. */
  public String text(String value) {
    var out = new StringBuilder("\"");
    value.codePoints().forEach(c -> {
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

  /** A line for each crate. */
  public String dependencies(List<ManifestWriter.Dependency> list) {
    return list.stream().map(d -> d.name() + " = { path = " + text(d.path()) + " }").collect(Collectors.joining("\n"));
  }

  /** An array of basic strings, on one line. */
  public String list(List<String> values) {
    return values.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
