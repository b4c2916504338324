package org.go2rs.frontend.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs with which Go's own type checker is tested get the errors that Go's compiler gives them. What does not agree yet stands in a ledger with its
 * reason; it is run all the same, so that a row which is no longer needed is noticed.
 */
class CorpusTest {
  private static final Path LEDGER = Path.of("src/test/resources/check/corpus-ledger.txt");

  @TempDir static Path scratch;

  @Test
  void errorsAgree() throws Exception {
    Path root = Path.of(Oracle.run(scratch, List.of("go", "env", "GOROOT")).text().strip(), "src/internal/types/testdata");
    Map<String, String> ledger = ledger();
    CorpusComparison comparison = new CorpusComparison(scratch);
    List<String> problems = new ArrayList<>();
    for (Path file : CorpusComparison.goFiles(root)) {
      String name = root.relativize(file).toString();
      List<String> differences = comparison.compare(file);
      boolean known = ledger.remove(name) != null;
      if (!differences.isEmpty() && !known) {
        problems.add(name + ": " + differences.subList(0, Math.min(5, differences.size())));
      } else if (differences.isEmpty() && known) {
        problems.add(name + " agrees now: take it out of the ledger");
      }
    }
    assertThat(problems).isEmpty();
  }

  /** Lines {@code file: reason}. */
  private static Map<String, String> ledger() throws Exception {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(LEDGER)) {
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("#")) {
        rows.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return rows;
  }
}
