package org.go2rs.cli.goroot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.go2rs.frontend.parse.BuildConstraint;

/**
 * A program of {@code GOROOT/test} that Go's own test driver runs. It passes if it exits with 0 and prints what its {@code .out} file holds, nothing if there is none.
 *
 * @param name the path below {@code GOROOT/test}, without {@code .go}
 * @param file the file that holds the recipe
 * @param directory whether the program is several packages in {@code name.dir}, one file each or grouped by name
 * @param single whether each file of the directory is a package of its own
 * @param extra further files of the main package
 * @param args command-line arguments
 */
record GorootProgram(String name, Path file, boolean directory, boolean single, List<Path> extra, List<String> args) {
  private static final Set<String> ACTIONS = Set.of("run", "rundir", "buildrun", "buildrundir", "errorcheckandrundir");

  /** What Go's test driver holds true beside the Go releases. */
  private static final Set<String> TAGS = Set.of("linux", "unix", "amd64", "gc", "cgo", "test_run");

  /** Programs of the tree whose name without {@code .go} matches one of the globs. */
  static List<GorootProgram> find(Path tree, List<String> globs) throws IOException {
    List<PathMatcher> matchers =
        globs.stream().map(g -> g.endsWith(".go") ? g.substring(0, g.length() - 3) : g).map(g -> FileSystems.getDefault().getPathMatcher("glob:" + g)).toList();
    Predicate<Path> wanted = file -> matchers.stream().anyMatch(m -> m.matches(Path.of(nameOf(tree, file))));
    try (Stream<Path> files = Files.walk(tree)) {
      List<Path> chosen = files.filter(f -> f.toString().endsWith(".go") && !isPart(tree.relativize(f))).filter(wanted).sorted().toList();
      List<GorootProgram> programs = new ArrayList<>();
      for (Path file : chosen) {
        read(tree, file).ifPresent(programs::add);
      }
      return programs;
    }
  }

  /** What the program must print, standard error included. */
  String expectedOutput() throws IOException {
    Path out = file.resolveSibling(baseName() + ".out");
    return Files.exists(out) ? Files.readString(out, StandardCharsets.ISO_8859_1) : "";
  }

  /** The name of the file without {@code .go}. */
  String baseName() {
    String base = file.getFileName().toString();
    return base.substring(0, base.length() - 3);
  }

  private static Optional<GorootProgram> read(Path tree, Path file) throws IOException {
    List<String> lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    String recipe = lines.stream().filter(l -> !l.isBlank() && !l.startsWith("//go:build") && !l.startsWith("// +build")).findFirst().orElse("");
    List<String> words = new ArrayList<>(Arrays.asList(recipe.replaceFirst("^//", "").strip().split("\\s+")));
    if (!recipe.startsWith("//") || !ACTIONS.contains(words.getFirst()) || !isForUs(lines) || hasAssemblyData(file)) {
      return Optional.empty();
    }
    String action = words.removeFirst();
    boolean single = false;
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      String flag = words.removeFirst();
      single |= flag.equals("-s");
      if (flag.contains("hash=")) {
        // An experiment of Go's compiler, without which Go itself fails the program.
        return Optional.empty();
      }
      if (Set.of("-t", "-goexperiment", "-godebug", "-gcflags").contains(flag)) {
        words.removeFirst();
      }
    }
    List<Path> extra = words.stream().filter(w -> w.endsWith(".go")).map(file::resolveSibling).toList();
    List<String> args = words.stream().filter(w -> !w.endsWith(".go")).toList();
    return Optional.of(new GorootProgram(nameOf(tree, file), file, action.endsWith("dir"), single, extra, args));
  }

  /** Whether assembly gives variables of a program their values. */
  private static boolean hasAssemblyData(Path file) throws IOException {
    Path dir = Path.of(file.toString().replaceFirst("\\.go$", ".dir"));
    if (!Files.isDirectory(dir)) {
      return false;
    }
    try (Stream<Path> files = Files.list(dir)) {
      for (Path each : files.filter(f -> f.toString().endsWith(".s")).toList()) {
        if (Files.readString(each).contains("\nDATA ")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isForUs(List<String> lines) {
    return lines.stream()
        .takeWhile(l -> !l.startsWith("package "))
        .filter(l -> l.startsWith("//go:build "))
        .allMatch(l -> BuildConstraint.parse(l.substring("//go:build ".length())).holds(tag -> TAGS.contains(tag) || tag.startsWith("go1.")));
  }

  /** Whether a file is a part of a program that another file describes. */
  private static boolean isPart(Path relative) {
    return Stream.iterate(relative.getParent(), p -> p != null, Path::getParent).anyMatch(p -> p.toString().endsWith(".dir"));
  }

  private static String nameOf(Path tree, Path file) {
    String path = tree.relativize(file).toString();
    return path.substring(0, path.length() - 3);
  }
}
