package org.go2rs.cli.goroot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.cli.oracle.Execution;
import org.go2rs.driver.BuildOptions;
import org.go2rs.driver.Pipeline;
import org.go2rs.driver.Profile;
import org.jspecify.annotations.Nullable;

/** Builds and runs programs of {@code GOROOT/test}, many in one build, and compares each with what Go promises of it. */
final class GorootSuite {
  /** A build of more programs than this takes long to tell of its first result. */
  private static final int BATCH = 60;

  private static final int LONGEST_REASON = 160;

  /** A message of the translator about a line of Go, as opposed to a line of a stack trace. */
  private static final Pattern PLACE = Pattern.compile("(?:does not build: )?\\S+\\.go:[\\d:]+ *(\\S.*)");

  private final Path home;
  private final Path work;
  private final GorootModule module;

  /**
   * @param home the repository
   * @param work a directory for what the run leaves
   */
  GorootSuite(Path home, Path work) {
    this.home = home;
    this.work = work;
    this.module = new GorootModule(work.resolve("module"));
  }

  /** Where the real Go keeps its test programs. */
  static Path tree() throws IOException, InterruptedException {
    Process go = new ProcessBuilder("go", "env", "GOROOT").start();
    String root = new String(go.getInputStream().readAllBytes()).strip();
    go.waitFor();
    return Path.of(root, "test");
  }

  /** What does not pass yet. */
  static Path ledger(Path home) {
    return home.resolve("cli/src/test/resources/org/go2rs/cli/goroot/ledger.json");
  }

  /** The line of a failure that a ledger row holds. */
  static String reason(String difference) {
    String line = kind(difference);
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  /** Runs programs; the listener hears of each what differs from Go, null if nothing does. */
  void run(List<GorootProgram> programs, BiConsumer<GorootProgram, @Nullable String> listener) throws IOException, InterruptedException {
    Files.createDirectories(work.resolve("tmp"));
    for (int from = 0; from < programs.size(); from += BATCH) {
      batch(programs.subList(from, Math.min(programs.size(), from + BATCH)), listener);
    }
  }

  private void batch(List<GorootProgram> programs, BiConsumer<GorootProgram, @Nullable String> listener) throws IOException, InterruptedException {
    Map<String, Pipeline.BuildResult> built;
    try {
      module.lay(programs);
      built = new Pipeline(home, module.root(), System.getenv(), line -> {}).buildAll(List.of("./..."), BuildOptions.of(Profile.DEV));
    } catch (RuntimeException | StackOverflowError e) {
      if (programs.size() == 1) {
        listener.accept(programs.getFirst(), "the translator fails: " + root(e));
        return;
      }
      // One program brings the translator down: the others still get their verdict.
      batch(programs.subList(0, programs.size() / 2), listener);
      batch(programs.subList(programs.size() / 2, programs.size()), listener);
      return;
    }
    for (GorootProgram each : programs) {
      listener.accept(each, difference(each, built.get(GorootModule.importPath(each))));
    }
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause + Stream.of(cause.getStackTrace()).limit(8).map(f -> "\n  at " + f).reduce("", String::concat);
  }

  private @Nullable String difference(GorootProgram program, Pipeline.@Nullable BuildResult result) throws IOException, InterruptedException {
    return switch (result) {
      case Pipeline.Failure failure -> "does not build: " + failure.render(10, false);
      case Pipeline.Built binary -> {
        Execution run = execute(program, binary.executable());
        Files.deleteIfExists(binary.executable());
        Execution expected = new Execution(program.expectedOutput(), "", 0);
        // Both outputs came in one stream: what a crash says is in it.
        Execution said = run.exitCode() == 0 ? run : new Execution(run.stdout(), run.stdout(), run.exitCode());
        yield run.equals(expected) ? null : said.differenceFrom(expected);
      }
      case null -> "was not built";
    };
  }

  /** One run, with both outputs in one stream as Go's driver takes them. */
  private Execution execute(GorootProgram program, Path executable) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" 2>&1", executable.toString()));
    command.addAll(program.args());
    Path dir = program.file().getParent();
    return Execution.of(new Execution.Command(command, dir, Map.of(), null), work.resolve("tmp"));
  }

  /** What failures have in common, most frequent first: the text without places and names of programs. */
  static List<String> census(Map<String, String> failures) {
    Map<String, List<String>> byKind = new HashMap<>();
    failures.forEach((name, text) -> byKind.computeIfAbsent(kind(text), key -> new ArrayList<>()).add(name));
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    byKind.forEach((kind, names) -> rows.computeIfAbsent(-names.size(), key -> new ArrayList<>()).add(names.size() + "  " + kind + "   [" + String.join(" ", names.subList(0, Math.min(4, names.size()))) + "]"));
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /** The line of a failure that says most. */
  static String kind(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return lines.stream()
        .filter(l -> l.startsWith("error"))
        .findFirst()
        .or(() -> lines.stream().map(PLACE::matcher).filter(Matcher::matches).findFirst().map(m -> m.group(1)))
        .orElse(lines.isEmpty() ? "differs" : lines.getFirst());
  }
}
