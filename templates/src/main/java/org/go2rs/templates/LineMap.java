package org.go2rs.templates;

import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Which source line each line of a Rust file comes from.
 *
 * @param rows where something with an origin begins, in the order of the text
 */
public record LineMap(List<Row> rows) {
  public LineMap {
    rows = List.copyOf(rows);
  }

  /**
   * What begins at a place of the Rust file.
   *
   * @param line from 1
   * @param column from 1
   * @param depth in how many closures it stands
   */
  public record Row(int line, int column, Origin origin, int depth) {}

  /** The origin of the first row on the nearest line at or above {@code line}, null when there is none. */
  public @Nullable Origin originOf(int line) {
    Row found = null;
    for (Row row : rows) {
      if (row.line() > line) {
        break;
      }
      if (found == null || row.line() > found.line()) {
        found = row;
      }
    }
    return found == null ? null : found.origin();
  }
}
