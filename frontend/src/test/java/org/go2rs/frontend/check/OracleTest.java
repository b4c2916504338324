package org.go2rs.frontend.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our checker says of the standard library what go/types says: types, modes, constants, objects, selections, instances, initialisation order. */
class OracleTest {
  /** These and all they import. */
  private static final String PACKAGES =
      "errors fmt strings strconv bytes bufio io os sort slices maps cmp iter math math/bits math/rand math/rand/v2 time sync sync/atomic context unicode"
          + " unicode/utf8 container/list container/heap container/ring flag path path/filepath reflect internal/reflectlite internal/abi syscall";

  @TempDir static Path scratch;

  @Test
  void standardPackagesAgree() throws Exception {
    List<String> differences = new ArrayList<>();
    List<OracleComparison.Outcome> outcomes = OracleComparison.run(Oracle.dump(scratch, List.of(PACKAGES.split(" "))));
    for (OracleComparison.Outcome outcome : outcomes) {
      outcome.differences().stream().limit(10).forEach(difference -> differences.add(outcome.path() + ": " + difference));
    }
    assertThat(differences).isEmpty();
    assertThat(outcomes).hasSizeGreaterThan(70);
  }
}
