package org.go2rs.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command from the outside: the launcher runs in a directory of its own, and what it prints, its exit code and what it leaves behind are compared with the case's file. {@code BLESS=1}
 * rewrites the files from a run; {@code -Dcommand=NAME,NAME} runs some cases only.
 */
final class CommandTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path CASES = Path.of("src", "test", "resources", "command");
  private static final List<String> ONLY = List.of(System.getProperty("command", "").split(","));
  private static final boolean BLESS = "1".equals(System.getenv("BLESS"));
  private static final int TIMEOUT_MINUTES = 20;

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> saysAndDoesWhatTheCaseWants() throws IOException {
    Path bin = Files.createDirectories(scratch.resolve("bin"));
    wrapper(bin);
    try (Stream<Path> files = Files.list(CASES)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".txt")).sorted(Comparator.naturalOrder()).toList();
      return sorted.stream().map(CommandTest::read).filter(c -> ONLY.contains("") || ONLY.contains(c.name())).map(c -> DynamicTest.dynamicTest(c.name(), () -> judge(c, bin)));
    }
  }

  private static CommandCase read(Path file) {
    try {
      return CommandCase.read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The launcher by the name that users type, with the classes under test. */
  private static void wrapper(Path bin) throws IOException {
    Path script = bin.resolve("go2rs");
    String text = "#!/bin/bash\nexport GO2RS_CLASSPATH='" + System.getProperty("java.class.path") + "' GO2RS_JAVA='" + ProcessHandle.current().info().command().orElseThrow() + "'\nexec '" + HOME.resolve("go2rs") + "' \"$@\"\n";
    Files.writeString(script, text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void judge(CommandCase each, Path bin) throws IOException, InterruptedException {
    Path dir = Files.createDirectories(scratch.resolve("cases").resolve(each.name()));
    each.unpack(dir);
    Map<String, String> given = run(each, dir, bin);
    if (BLESS) {
      each.bless(given);
      return;
    }
    for (var part : given.entrySet()) {
      assertThat(part.getValue()).as(each.name() + ": " + part.getKey() + "; BLESS=1 rewrites " + each.file() + "\n" + given).isEqualTo(each.want(part.getKey()));
    }
  }

  private Map<String, String> run(CommandCase each, Path dir, Path bin) throws IOException, InterruptedException {
    Path out = scratch.resolve(each.name() + ".out");
    Path err = scratch.resolve(each.name() + ".err");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", each.script()).directory(dir.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    Map<String, String> env = builder.environment();
    env.put("PATH", bin + ":" + env.get("PATH"));
    env.put("GO2RS", bin.resolve("go2rs").toString());
    env.put("TOOLS", HOME.resolve("tools").toString());
    env.put("TMPDIR", Files.createDirectories(scratch.resolve("tmp").resolve(each.name())).toString());
    env.put("GOFLAGS", "-mod=mod");
    env.put("GOPROXY", "off");
    env.keySet().removeAll(List.of("GO2RS_CACHE_LIMIT", "NO_COLOR"));
    Process process = builder.start();
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      fail(each.name() + " did not end");
    }
    Map<String, String> given = new LinkedHashMap<>();
    given.put(CommandCase.STDOUT, readable(out, dir));
    given.put(CommandCase.STDERR, readable(err, dir));
    given.put(CommandCase.EXIT, process.exitValue() == 0 ? "" : process.exitValue() + "\n");
    assertThat(left(dir.getParent().getParent().resolve("tmp").resolve(each.name()))).as("temporary files of " + each.name()).isEmpty();
    return given;
  }

  /** The JVM and the shell keep nothing of ours in the directory for temporary files. */
  private static List<String> left(Path tmp) throws IOException {
    try (Stream<Path> entries = Files.list(tmp)) {
      return entries.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("go2rs")).toList();
    }
  }

  /** Without what differs between machines. */
  private String readable(Path file, Path dir) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text
        .replace(dir.toString(), "$WORK")
        .replace(scratch.toString(), "$SCRATCH")
        .replace(HOME.toString(), "$HOME")
        .replaceAll("(?m)^OpenJDK .*warning.*\n", "")
        .replaceAll("\\$WORK/cache/programs/[0-9a-f]+", "\\$WORK/cache/programs/KEY")
        .replaceAll("/\\S*/src/(fmtx|ex/)", "\\$GOROOT/src/$1");
  }
}
