package org.go2rs.cli.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The runtime's crates point one way: sys and places, heap, sched, go2rs, and the tool pack beside them; and public crates are few and named here. */
final class CrateLayersTest {
  private static final Path RUNTIME = Path.of("..", "rust-runtime");

  /** For each crate what it may depend on. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "sys", Set.of("libc"),
          "heap", Set.of("go2rs-sys", "libc"),
          "places", Set.of(),
          "pack", Set.of("go2rs-places", "addr2line", "object", "rustc-demangle"),
          "sched", Set.of("go2rs-sys", "go2rs-heap", "go2rs-places", "libc", "backtrace"),
          "derive", Set.of(),
          "go2rs", Set.of("go2rs-sys", "go2rs-heap", "go2rs-sched", "go2rs-places", "go2rs-derive", "libc", "memchr"));

  @Test
  void everyCrateHasItsPlace() throws IOException {
    try (Stream<Path> entries = Files.list(RUNTIME)) {
      assertThat(entries.filter(dir -> Files.exists(dir.resolve("Cargo.toml"))).map(dir -> dir.getFileName().toString())).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }
  }

  @TestFactory
  Stream<DynamicTest> knowsOnlyWhatIsBelow() {
    return MAY_USE.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertThat(each.getValue()).as("what " + each.getKey() + " may use").containsAll(dependencies(each.getKey()))));
  }

  /** The names in a manifest's sections of dependencies, those of tests aside. */
  private static Set<String> dependencies(String crate) throws IOException {
    Set<String> names = new TreeSet<>();
    boolean inside = false;
    for (String line : List.copyOf(Files.readAllLines(RUNTIME.resolve(crate).resolve("Cargo.toml")))) {
      if (line.startsWith("[")) {
        inside = line.endsWith("dependencies]") && !line.contains("dev-");
      } else if (inside && line.contains("=")) {
        names.add(line.substring(0, line.indexOf('=')).strip().replaceFirst("[.]workspace$", ""));
      }
    }
    return names;
  }
}
