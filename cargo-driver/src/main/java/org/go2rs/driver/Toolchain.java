package org.go2rs.driver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Rust tools of the user's machine.
 *
 * @param cargo the cargo command
 * @param rustc the rustc command
 */
public record Toolchain(Path cargo, Path rustc) {

  /** Finds cargo and rustc on the PATH, or where {@code CARGO} and {@code RUSTC} say. */
  public static Toolchain locate(Map<String, String> env) {
    return new Toolchain(require(env, "CARGO", "cargo"), require(env, "RUSTC", "rustc"));
  }

  /** What rustc says about itself: its release, and the machine that it runs on. */
  public RustcVersion version() {
    Processes.Result version = Processes.capture(null, Map.of(), List.of(rustc.toString(), "--version", "--verbose"));
    if (!version.ok()) {
      throw new DriverException("rustc does not run: " + version.stderr().strip() + "\nreinstall Rust: https://rustup.rs");
    }
    return new RustcVersion(field(version.stdout(), "release"), field(version.stdout(), "host"));
  }

  /**
   * A version of rustc.
   *
   * @param release as {@code 1.95.0}
   * @param host the name of the machine, {@code x86_64-unknown-linux-gnu}
   */
  public record RustcVersion(String release, String host) {}

  private static String field(String version, String name) {
    String head = name + ": ";
    return version.lines().filter(l -> l.startsWith(head)).map(l -> l.substring(head.length())).findFirst().orElseThrow(
        () -> new DriverException("rustc --version --verbose names no " + name + ": " + version));
  }

  private static Path require(Map<String, String> env, String variable, String tool) {
    String named = env.get(variable);
    if (named == null || named.isBlank()) {
      return find(env, tool).orElseThrow(() -> new DriverException(tool + " is not on the PATH: install Rust from https://rustup.rs, or with your system's packages"));
    }
    if (!Files.isExecutable(Path.of(named))) {
      throw new DriverException("the environment variable " + variable + " names " + named + ", which is no command");
    }
    return Path.of(named);
  }

  /** Looks a command up on the PATH and in rustup's usual place. */
  public static Optional<Path> find(Map<String, String> env, String tool) {
    String home = env.getOrDefault("CARGO_HOME", System.getProperty("user.home") + File.separator + ".cargo");
    for (String dir : (env.getOrDefault("PATH", "") + File.pathSeparator + home + File.separator + "bin").split(File.pathSeparator)) {
      Optional<Path> found = dir.isEmpty() ? Optional.empty() : in(dir, tool);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> in(String dir, String tool) {
    try {
      Path file = Path.of(dir, tool);
      return Files.isExecutable(file) && !Files.isDirectory(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
