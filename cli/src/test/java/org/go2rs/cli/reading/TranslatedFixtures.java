package org.go2rs.cli.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.go2rs.cli.fixtures.GoOracle;
import org.go2rs.driver.CrateSource;
import org.go2rs.driver.Pipeline;

/** The Rust text of every program below {@code fixtures/}, translated once for all tests that read it. */
final class TranslatedFixtures {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final Path FIXTURES = HOME.resolve("fixtures");

  private static Map<String, CrateSource> crates = Map.of();

  private TranslatedFixtures() {}

  /** The crates of the programs and their packages, by import path. */
  static synchronized Map<String, CrateSource> crates() throws IOException, InterruptedException {
    if (crates.isEmpty()) {
      List<String> patterns = GoOracle.mainPackages(FIXTURES).stream().map(p -> "./" + p).toList();
      crates = translate(HOME, FIXTURES, patterns);
    }
    return crates;
  }

  /** Translates what patterns name in a directory. */
  static SortedMap<String, CrateSource> translate(Path home, Path directory, List<String> patterns) {
    Pipeline pipeline = new Pipeline(home, directory, System.getenv(), line -> {});
    return switch (pipeline.translate(patterns)) {
      case Pipeline.Translated done -> new TreeMap<>(done.crates());
      case Pipeline.Failure failure -> throw new AssertionError(failure.render(20, false));
    };
  }

  /** The files of a crate that a reader opens: all but the entrance and the file of method tables. */
  static SortedMap<String, String> read(CrateSource crate) {
    SortedMap<String, String> out = new TreeMap<>();
    crate.files().forEach((path, content) -> {
      if (path.endsWith(".rs") && !path.endsWith("/go_init.rs") && !path.equals("src/main.rs") && !path.equals("src/lib.rs")) {
        out.put(path, new String(content, StandardCharsets.UTF_8));
      }
    });
    return out;
  }
}
