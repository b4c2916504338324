package org.go2rs.frontend.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken programs get the errors that {@code go build} gives them. The programs are in {@code check/errors}; real Go is asked when the test runs. */
class ErrorTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```go\n(.*?)```\n\n    main\\.go:");

  /** What the go command itself finds stops it before it compiles anything; whether Go's compiler knows a name that is not exported depends on what it inlines. */
  private static final Set<String> NOT_COMPARED = Set.of("EmbedNotFound.md", "PackageNotFound.md", "UnexportedName.md");

  @TempDir Path scratch;

  @Test
  void errorsAgree() throws Exception {
    assertThat(ErrorComparison.run(Path.of("src/test/resources/check/errors"), scratch)).isEmpty();
  }

  /** The examples of {@code docs/diagnostics}, as far as the page says what Go says of them, are broken programs of all kinds. */
  @Test
  void errorsOfThePagesAgree() throws Exception {
    Path sources = Files.createDirectory(scratch.resolve("sources"));
    try (Stream<Path> pages = Files.list(Path.of("..", "docs", "diagnostics"))) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
        Matcher example = EXAMPLE.matcher(Files.readString(page));
        if (example.find() && !NOT_COMPARED.contains(page.getFileName().toString())) {
          String name = page.getFileName().toString().replace(".md", "").toLowerCase(Locale.ROOT);
          Files.writeString(sources.resolve(name + ".go"), example.group(1));
        }
      }
    }
    assertThat(ErrorComparison.run(sources, Files.createDirectory(scratch.resolve("module")))).isEmpty();
  }
}
