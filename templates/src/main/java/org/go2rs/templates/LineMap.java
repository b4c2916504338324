package org.go2rs.templates;

import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Which source line each line of a Rust file comes from.
 *
 * @param rows the Rust lines (from 1, ascending) at which something with an origin begins
 */
public record LineMap(List<Row> rows) {
  public LineMap {
    rows = List.copyOf(rows);
  }

  /** {@code line} of the Rust file begins what stands at {@code origin}. */
  public record Row(int line, Origin origin) {}

  /** The origin of the nearest row at or above {@code line}, null when there is none. */
  public @Nullable Origin originOf(int line) {
    Origin found = null;
    for (Row row : rows) {
      if (row.line() > line) {
        break;
      }
      found = row.origin();
    }
    return found;
  }
}
