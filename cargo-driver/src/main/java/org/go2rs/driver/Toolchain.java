package org.go2rs.driver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tools of the user's machine.
 *
 * @param cargo the cargo command
 * @param rustc the rustc command
 * @param rustcVersion what {@code rustc --version --verbose} prints: part of the cache's keys
 * @param host rustc's name of this machine, {@code x86_64-unknown-linux-gnu}
 */
public record Toolchain(Path cargo, Path rustc, String rustcVersion, String host) {

  /** Finds cargo and rustc on the PATH (or where {@code CARGO} and {@code RUSTC} say) and asks for the version. */
  public static Toolchain locate(Map<String, String> env) {
    Path cargo = require(env, "CARGO", "cargo");
    Path rustc = require(env, "RUSTC", "rustc");
    Processes.Result version = Processes.capture(null, Map.of(), List.of(rustc.toString(), "--version", "--verbose"));
    if (!version.ok()) {
      throw new DriverException("rustc does not run: " + version.stderr().strip() + "\nreinstall Rust: https://rustup.rs");
    }
    String host = version.stdout().lines().filter(l -> l.startsWith("host: ")).map(l -> l.substring("host: ".length())).findFirst().orElseThrow(
        () -> new DriverException("rustc --version --verbose names no host: " + version.stdout()));
    return new Toolchain(cargo, rustc, version.stdout().strip(), host);
  }

  private static Path require(Map<String, String> env, String variable, String tool) {
    String named = env.get(variable);
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    return find(env, tool).orElseThrow(() -> new DriverException(tool + " is not on the PATH: install Rust from https://rustup.rs, or with your system's packages"));
  }

  /** Looks a command up on the PATH and in rustup's usual place. */
  static Optional<Path> find(Map<String, String> env, String tool) {
    String path = env.getOrDefault("PATH", "") + File.pathSeparator + Path.of(System.getProperty("user.home"), ".cargo", "bin");
    for (String dir : path.split(File.pathSeparator)) {
      if (!dir.isEmpty() && Files.isExecutable(Path.of(dir, tool))) {
        return Optional.of(Path.of(dir, tool));
      }
    }
    return Optional.empty();
  }
}
