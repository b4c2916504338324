package org.go2rs.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machines that programs can be built for. */
public final class Targets {
  /** Those that the runtime knows: its {@code sys} crate has a folder for each operating system and processor. */
  public static final List<String> SUPPORTED = List.of("x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl");

  private Targets() {}

  /** Fails with advice unless programs can be built for a target here. */
  static void require(String triple, Toolchain tools) {
    if (!SUPPORTED.contains(triple)) {
      throw new DriverException("go2rs does not build for " + triple + "; it builds for " + String.join(" and ", SUPPORTED));
    }
    if (!installed(triple, tools)) {
      throw new DriverException("Rust's standard library for " + triple + " is not installed: rustup target add " + triple);
    }
  }

  /** Whether Rust's standard library for a target is there. */
  public static boolean installed(String triple, Toolchain tools) {
    Processes.Result dir = Processes.capture(null, Map.of(), List.of(tools.rustc().toString(), "--print", "target-libdir", "--target", triple));
    return dir.ok() && Files.isDirectory(Path.of(dir.stdout().strip()));
  }
}
