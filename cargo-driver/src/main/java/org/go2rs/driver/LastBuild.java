package org.go2rs.driver;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.go2rs.frontend.load.LoadedPackage;

/**
 * What the last build of the same packages with the same options saw and gave. Where all that it saw is as it was, its result still holds: neither the go command nor the
 * translator nor cargo is asked then, and {@code go2rs run} starts the program at once.
 *
 * <p>The note is believed for a day. Then the whole way is gone once, which also tells the cache that the program's crates are still in use.
 */
final class LastBuild {
  private static final String FORMAT = "go2rs last build 1";
  private static final Duration BELIEVED = Duration.ofDays(1);
  /** Clocks of file systems tick coarsely. */
  private static final Duration CLOCK_TICK = Duration.ofMillis(20);

  private final Path note;
  private final Path home;
  private final Path directory;
  private final Map<String, String> env;
  private final FileTime started = FileTime.from(Instant.now().minus(CLOCK_TICK));

  /**
   * @param workspace the program's workspace in the cache
   * @param home where go2rs is installed
   * @param directory where package patterns are resolved
   * @param env the environment
   */
  LastBuild(Path workspace, BuildOptions options, Path home, Path directory, Map<String, String> env) {
    this.note = workspace.resolve("target").resolve(".go2rs-last-" + new ContentHash().add(options.toString()).hex());
    this.home = home;
    this.directory = directory;
    this.env = env;
  }

  /** The result of the last build, if it would be the same again. */
  Optional<Pipeline.BuiltPackages> result() {
    try {
      if (!Files.isRegularFile(note) || Files.getLastModifiedTime(note).toInstant().isBefore(Instant.now().minus(BELIEVED))) {
        return Optional.empty();
      }
      List<String[]> lines = Files.readAllLines(note).stream().map(line -> line.split("\t", -1)).toList();
      boolean same = lines.get(0)[0].equals(FORMAT) && lines.stream().allMatch(this::holds);
      return same ? Optional.of(result(lines)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // A note that cannot be read is none.
      return Optional.empty();
    }
  }

  private boolean holds(String[] line) {
    return switch (line[0]) {
      case "environment" -> line[1].equals(environment());
      case "seen" -> new FileStates.Seen(FileStates.Kind.valueOf(line[1]), Path.of(line[3])).state().equals(line[2]);
      case "program" -> binaryState(Path.of(line[2])).equals(line[3]);
      default -> true;
    };
  }

  private static Pipeline.BuiltPackages result(List<String[]> lines) {
    int packages = 0;
    List<Pipeline.Built> programs = new ArrayList<>();
    for (String[] line : lines) {
      switch (line[0]) {
        case "packages" -> packages = Integer.parseInt(line[1]);
        case "program" -> programs.add(new Pipeline.Built(line[1], Path.of(line[2]), List.of()));
        default -> {
          // What the result depends on.
        }
      }
    }
    return new Pipeline.BuiltPackages(packages, programs);
  }

  /** Keeps a result that came without a warning, unless something changed while it was made. */
  void keep(Pipeline.BuiltPackages built, List<LoadedPackage> packages) {
    FileStates states = new FileStates();
    installed(states);
    packages.stream().filter(LastBuild::mayChange).forEach(each -> noteSources(each, states));
    for (Path dir = directory; dir != null; dir = dir.getParent()) {
      List.of("go.mod", "go.work", "go.work.sum", "rust-toolchain", "rust-toolchain.toml").forEach(noted(states, dir));
    }
    if (states.changedSince(started)) {
      return;
    }
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    text.append("environment\t").append(environment()).append("\npackages\t").append(built.packages()).append('\n');
    built.programs().forEach(p -> text.append(String.join("\t", "program", p.importPath(), p.executable().toString(), binaryState(p.executable()))).append('\n'));
    states.noted().forEach((seen, state) -> text.append(String.join("\t", "seen", seen.kind().name(), state, seen.path().toString())).append('\n'));
    try {
      FileTrees.writeIfChanged(note, text.toString().getBytes(StandardCharsets.UTF_8));
      Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // The next build goes the whole way.
    }
  }

  /** This go2rs, Go and Rust. */
  private void installed(FileStates states) {
    states.tree(home.resolve("rust-runtime"));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).forEach(p -> {
      if (Files.isDirectory(p)) {
        states.tree(p);
      } else {
        states.file(p);
      }
    });
    for (String tool : List.of("go", "cargo", "rustc", "cc")) {
      Toolchain.find(env, tool).ifPresent(states::file);
      Toolchain.find(env, tool).map(LastBuild::installation).ifPresent(states::file);
    }
    Path user = Path.of(System.getProperty("user.home"));
    states.file(user.resolve(".rustup/settings.toml")).file(user.resolve(".config/go/env"));
    List.of("GOENV", "GOWORK").forEach(name -> Optional.ofNullable(env.get(name)).filter(v -> v.startsWith("/")).ifPresent(v -> states.file(Path.of(v))));
  }

  /** {@code VERSION} of the Go that a go command belongs to; for other tools the file that a link means. */
  private static Path installation(Path tool) {
    try {
      Path real = tool.toRealPath();
      return real.getFileName().toString().equals("go") && real.getNameCount() > 2 ? real.getParent().resolveSibling("VERSION") : real;
    } catch (IOException e) {
      return tool;
    }
  }

  /** Packages of the standard library and of the module cache never change. */
  private static boolean mayChange(LoadedPackage each) {
    boolean ofModuleCache = each.module() != null && !each.module().main() && each.dir().toString().contains("@" + each.module().version());
    return !each.standard() && !(ofModuleCache && !each.module().version().isEmpty());
  }

  private static void noteSources(LoadedPackage each, FileStates states) {
    states.directory(each.dir(), FileStates.Kind.SOURCES);
    for (Path dir = each.dir(); dir != null; dir = dir.getParent()) {
      List.of("go.mod", "go.sum", "vendor/modules.txt").forEach(noted(states, dir));
    }
    for (LoadedPackage.EmbedPattern pattern : each.embeds()) {
      for (String file : pattern.files()) {
        for (Path dir = each.dir().resolve(file).getParent(); dir != null && dir.startsWith(each.dir()); dir = dir.getParent()) {
          states.directory(dir, FileStates.Kind.NAMES);
        }
      }
    }
  }

  private static java.util.function.Consumer<String> noted(FileStates states, Path dir) {
    return name -> states.file(dir.resolve(name));
  }

  /** The variables that the go command, cargo and go2rs look at. */
  private String environment() {
    ContentHash hash = new ContentHash();
    new TreeMap<>(env).forEach((name, value) -> {
      if (name.matches("GO.*|CGO_.*|CARGO.*|RUST.*|XDG_.*|PATH|HOME|CC|LD_.*")) {
        hash.add(name).add(value);
      }
    });
    return hash.hex();
  }

  /** Cargo links a binary under two names, and a link that goes changes more of a file than we care for. */
  private static String binaryState(Path file) {
    try {
      return Files.isExecutable(file) ? Files.size(file) + ":" + Files.getLastModifiedTime(file) : "absent";
    } catch (IOException e) {
      return "absent";
    }
  }
}
