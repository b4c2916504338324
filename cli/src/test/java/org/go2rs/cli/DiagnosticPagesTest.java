package org.go2rs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.driver.Pipeline;
import org.go2rs.driver.Problem;
import org.go2rs.frontend.types.ErrorCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pages of docs/diagnostics are all in the index, and where one has a Go example, go2rs says of it what the page promises. */
final class DiagnosticPagesTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGES = HOME.resolve("docs").resolve("diagnostics");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```go\n(.*?)```\n\n    main\\.go:(\\d+):(\\d+): ([^\n]*)\n");

  @TempDir Path scratch;

  @Test
  void theIndexListsAllPages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<String> names = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".md")).map(n -> n.substring(0, n.length() - 3)).sorted().toList();
      assertThat(DiagnosticPages.codes()).containsExactlyElementsOf(names);
    }
  }

  /** Codes of the type checker that nobody has seen: the parser, the loader or another rule finds these errors first. */
  private static final Set<ErrorCode> FOUND_BEFORE =
      EnumSet.of(
          ErrorCode.BAD_DOT_DOT_DOT_SYNTAX,
          ErrorCode.BAD_RECV,
          ErrorCode.INVALID_METHOD_TYPE_PARAMS,
          ErrorCode.INVALID_POST_DECL,
          ErrorCode.INVALID_UNTYPED_CONVERSION,
          ErrorCode.MISMATCHED_PKG_NAME,
          ErrorCode.MULTI_VAL_ASSIGN_OP,
          ErrorCode.UNTYPED_LIT);

  @Test
  void allCodesOfTheTypeCheckerHaveAPage() {
    List<String> wanted = EnumSet.complementOf(EnumSet.copyOf(FOUND_BEFORE)).stream().map(ErrorCode::codeName).toList();
    assertThat(DiagnosticPages.codes()).containsAll(wanted);
  }

  @TestFactory
  Stream<DynamicTest> examplesSayWhatThePagePromises() {
    return DiagnosticPages.codes().stream().map(code -> DynamicTest.dynamicTest(code, () -> check(code)));
  }

  private void check(String code) throws IOException {
    Matcher example = EXAMPLE.matcher(DiagnosticPages.page(code).orElseThrow());
    if (!example.find()) {
      return;
    }
    Path dir = Files.createDirectories(scratch.resolve(code));
    Files.writeString(dir.resolve("go.mod"), "module example.test\n\ngo 1.26\n");
    Files.writeString(dir.resolve("main.go"), example.group(1));
    Pipeline.CheckResult result = new Pipeline(HOME, dir, Map.of("GO2RS_CACHE", scratch.resolve("cache").toString()), what -> {}).check(List.of("."), List.of());
    assertThat(result).isInstanceOf(Pipeline.Failure.class);
    List<Problem> problems = ((Pipeline.Failure) result).problems();
    assertThat(problems).as("what go2rs says of the example").anySatisfy(problem -> {
      assertThat(problem.code()).isEqualTo(code);
      assertThat(problem.message().lines().findFirst().orElseThrow()).startsWith(example.group(4));
      assertThat(problem.line() + ":" + problem.column()).isEqualTo(example.group(2) + ":" + example.group(3));
    });
  }
}
