package org.go2rs.cli.goroot;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.go2rs.cli.oracle.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * Programs of {@code GOROOT/test} behave as Go's own test driver asks. A sample by default; {@code -Dgoroot='**'} runs all, {@code -Dgoroot='chan/*,ken/*'} some. What does not pass
 * yet stands in a ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GorootTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String WANTED = System.getProperty("goroot", "");
  private static final int SAMPLE = 32;

  private final Ledger ledger = new Ledger(GorootSuite.ledger(HOME));
  private final Map<GorootProgram, Optional<String>> differences = new LinkedHashMap<>();

  GorootTest() throws IOException {}

  @BeforeAll
  void runAll() throws IOException, InterruptedException {
    List<String> globs = WANTED.isEmpty() ? List.of("**") : List.of(WANTED.split(","));
    List<GorootProgram> found = GorootProgram.find(GorootSuite.tree(), globs);
    // The sample changes with the names only, so that a failure comes back on the next run.
    List<GorootProgram> chosen = WANTED.isEmpty() ? found.stream().filter(p -> Math.floorMod(p.name().hashCode(), SAMPLE) == 0).toList() : found;
    new GorootSuite(HOME, Path.of("target", "goroot").toAbsolutePath()).run(chosen, (program, difference) -> differences.put(program, Optional.ofNullable(difference)));
  }

  @TestFactory
  Stream<DynamicTest> behavesAsGo() {
    return differences.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey().name(), () -> judge(e.getKey().name(), e.getValue().orElse(null))));
  }

  @AfterAll
  void saveLedger() throws IOException {
    System.out.println("GOROOT/test: " + ledger.summary());
    if (Ledger.blessing()) {
      ledger.save();
    }
  }

  private void judge(String name, @Nullable String difference) {
    boolean listed = ledger.expectsFailure(name);
    if (difference == null) {
      ledger.passed(name);
      if (listed && !Ledger.blessing()) {
        fail("passes, but the ledger says that it does not: take it out, or run with BLESS=1");
      }
      return;
    }
    ledger.failed(name, GorootSuite.reason(difference));
    if (listed || Ledger.blessing()) {
      throw new TestAbortedException("known: " + difference);
    }
    fail(difference);
  }
}
