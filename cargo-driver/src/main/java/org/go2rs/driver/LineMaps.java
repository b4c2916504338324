package org.go2rs.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.go2rs.templates.LineMap;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/** Knows of all crates of a compilation which Go line each line of Rust comes from. Those of crates translated earlier are read when they are asked for. */
final class LineMaps {
  private final Map<String, Supplier<Map<String, LineMap>>> crates = new HashMap<>();

  /**
   * Adds a crate.
   *
   * @param dir its directory as rustc names it: absolute, or relative to the workspace
   * @param files gives the maps of its files, by their path in the crate
   */
  void add(String dir, Supplier<Map<String, LineMap>> files) {
    crates.put(dir.replace('\\', '/') + "/", files);
  }

  /** Where a line of a Rust file comes from; null for what is generated. */
  @Nullable Origin origin(String rustFile, int line) {
    String file = rustFile.replace('\\', '/');
    for (var crate : crates.entrySet()) {
      if (file.startsWith(crate.getKey())) {
        LineMap map = crate.getValue().get().get(file.substring(crate.getKey().length()));
        return map == null ? null : map.originOf(line);
      }
    }
    return null;
  }

  /** The maps of a crate as text: for each file its path, then a row for each line with an origin. */
  static String write(Map<String, LineMap> files) {
    StringBuilder out = new StringBuilder();
    files.forEach((path, map) -> {
      out.append("= ").append(path).append('\n');
      String source = "";
      int last = 0;
      for (LineMap.Row row : map.rows()) {
        if (row.line() == last) {
          continue;
        }
        last = row.line();
        if (!row.origin().file().equals(source)) {
          source = row.origin().file();
          out.append("< ").append(source).append('\n');
        }
        out.append(row.line()).append(' ').append(row.origin().line()).append('\n');
      }
    });
    return out.toString();
  }

  /** Reads what {@link #write} wrote. */
  static Map<String, LineMap> read(String text) {
    Map<String, LineMap> files = new LinkedHashMap<>();
    String path = "";
    String source = "";
    List<LineMap.Row> rows = new ArrayList<>();
    for (String line : (text + "= ").split("\n")) {
      if (line.startsWith("= ")) {
        files.put(path, new LineMap(rows));
        rows = new ArrayList<>();
        path = line.substring(2);
      } else if (line.startsWith("< ")) {
        source = line.substring(2);
      } else {
        int space = line.indexOf(' ');
        rows.add(new LineMap.Row(Integer.parseInt(line, 0, space, 10), 1, new Origin(source, Integer.parseInt(line, space + 1, line.length(), 10), 0), 0));
      }
    }
    files.remove("");
    return files;
  }
}
