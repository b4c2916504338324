package org.go2rs.templates;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.Provenance;
import org.go2rs.transpile.rust.RustFile;

/**
 * Writes the table by which a program finds the Go function and line of a place in a crate's Rust files, for crash reports and {@code runtime.Caller}. It stands beside the
 * sources and goes into the binary with them. For each Rust file:
 *
 * <pre>
 * print.rs /usr/local/go/src/fmt/print.go
 * fmt.Println            a line for each function; behind a tab the file that a //line directive names, behind another which function it is
 * #                      a line of rows
 * </pre>
 *
 * A row says that from a Rust line and column on the text comes from a Go line and function. It is four numbers: the difference of the Rust line to the row before, the
 * column, the differences of the Go line and of twice the function's number, plus one where the text stands in a Rust closure within the function. Numbers are written as in source maps: in base 64, low digits first, the sign in the lowest bit.
 */
final class PlaceTable {
  /** Where it stands in its crate; {@code go2rs::places!} includes it. */
  static final String PATH = "src/go_places.map";

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int SHIFT = 5;
  private static final int MORE = 1 << SHIFT;

  private final StringBuilder out = new StringBuilder();

  /** Adds a file of the crate. */
  void add(RustFile file, LineMap lines) {
    List<Provenance.Function> functions = file.provenance().functions();
    if (file.source() == null || functions.isEmpty()) {
      return;
    }
    out.append(file.path().substring(file.path().lastIndexOf('/') + 1)).append(' ').append(file.source()).append('\n');
    out.append(functions.stream().map(f -> f.name() + "\n").collect(Collectors.joining()));
    int[] within = lines.rows().stream().mapToInt(r -> innermost(r.origin(), functions)).toArray();
    int[] depths = depths(lines.rows(), within, functions.size());
    int[] last = {0, 0, 0};
    Map<String, Integer> elsewhere = new LinkedHashMap<>();
    var rows = new StringBuilder();
    for (int i = 0; i < within.length; i++) {
      if (within[i] >= 0) {
        LineMap.Row row = lines.rows().get(i);
        Provenance.Directive directive = file.provenance().directive(row.origin());
        int line = directive == null ? row.origin().line() : directive.lineOf(row.origin());
        int base = within[i];
        int function = directive == null ? base
            : elsewhere.computeIfAbsent(functions.get(base).name() + "\t" + directive.file() + "\t" + base, k -> functions.size() + elsewhere.size());
        row(rows, row, line, function << 1 | (row.depth() > depths[base] ? 1 : 0), last);
      }
    }
    elsewhere.keySet().forEach(f -> out.append(f).append('\n'));
    out.append('#').append(rows).append('\n');
  }

  /** In how many Rust closures each function begins: as many as its outermost row. */
  private static int[] depths(List<LineMap.Row> rows, int[] within, int functions) {
    int[] depths = new int[functions];
    Arrays.fill(depths, Integer.MAX_VALUE);
    for (int i = 0; i < within.length; i++) {
      if (within[i] >= 0) {
        depths[within[i]] = Math.min(depths[within[i]], rows.get(i).depth());
      }
    }
    return depths;
  }

  /** What {@code last} holds: the Rust line, the Go line and the function of the row before. */
  private static void row(StringBuilder out, LineMap.Row row, int line, int function, int[] last) {
    if (line == last[1] && function == last[2]) {
      return;
    }
    number(out, row.line() - last[0]);
    number(out, row.column());
    number(out, line - last[1]);
    number(out, function - last[2]);
    last[0] = row.line();
    last[1] = line;
    last[2] = function;
  }

  private static int innermost(Origin at, List<Provenance.Function> functions) {
    for (int i = functions.size() - 1; i >= 0; i--) {
      if (functions.get(i).contains(at)) {
        return i;
      }
    }
    return -1;
  }

  private static void number(StringBuilder out, int n) {
    int rest = n < 0 ? -n << 1 | 1 : n << 1;
    do {
      int digit = rest & (MORE - 1);
      rest >>>= SHIFT;
      out.append(DIGITS.charAt(rest == 0 ? digit : digit | MORE));
    } while (rest != 0);
  }

  String text() {
    return out.toString();
  }
}
