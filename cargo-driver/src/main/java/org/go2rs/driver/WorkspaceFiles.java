package org.go2rs.driver;

import java.util.List;
import java.util.stream.Collectors;

/** The files at the root of a generated cargo workspace. */
final class WorkspaceFiles {
  /**
   * {@code overflow-checks = false}: Go's integers wrap. {@code panic = "unwind"} stays because foreign Rust code may unwind up to a boundary frame. The dev profile optimises
   * dependencies fully, because they are compiled once and shared, and keeps no incremental state of them, which is several times their size. Crash reports and {@code runtime.Caller} read the line tables. Panics of Go do not unwind
   * Rust's frames, so there are no landing pads; LLVM would join those of a function, and with them the places of calls.
   */
  private static final String PROFILES =
      """

      [profile.dev]
      opt-level = 1
      panic = "abort"
      debug = "line-tables-only"
      overflow-checks = false
      debug-assertions = false
      incremental = true

      [profile.dev.package."*"]
      opt-level = 3
      codegen-units = 4
      incremental = false

      [profile.release]
      opt-level = 3
      panic = "abort"
      debug = "line-tables-only"
      overflow-checks = false
      lto = "thin"
      codegen-units = 16
      """;

  /**
   * A Go slice is 24 bytes and goes through memory in Rust's ABI; these flags keep LLVM from copying fresh 8-byte stores with 16-byte loads, which stall store
   * forwarding on x86-64. A call in tail position stays a call: Go has its caller on the stack, for crash reports and for {@code runtime.Caller} to count. Equal code is not
   * merged, for it would have the names and lines of one of its places only.
   */
  private static final String CARGO_CONFIG =
      """
      [target.'cfg(target_arch = "x86_64")']
      rustflags = ["-Ctarget-cpu=penryn", "-Ctarget-feature=+popcnt", "-Cforce-unwind-tables=yes", "-Cllvm-args=-max-store-memcpy=16 -opt-disable=tailcallelim,mergefunc -enable-tail-merge=false"]
      """;

  private WorkspaceFiles() {}

  static String manifest(List<String> members) {
    String list = members.stream().map(CrateManifest::quote).collect(Collectors.joining(", "));
    return "[workspace]\nresolver = \"3\"\nmembers = [" + list + "]\n" + PROFILES;
  }

  /** The runtime is a workspace of its own: cargo must not take it for a member of this one. */
  static String standaloneManifest(List<String> members) {
    String list = members.stream().map(CrateManifest::quote).collect(Collectors.joining(", "));
    return "[workspace]\nresolver = \"3\"\nmembers = [" + list + "]\nexclude = [\"go\", \"go2rs\", \"vendor\"]\n" + PROFILES;
  }

  static String cargoConfig() {
    return CARGO_CONFIG;
  }

  /** With the public crates beside it, the workspace needs no registry. */
  static String standaloneConfig() {
    return CARGO_CONFIG
        + """

        [source.crates-io]
        replace-with = "vendored"

        [source.vendored]
        directory = "vendor"
        """;
  }

  static String rustfmt() {
    return "edition = \"2024\"\nuse_small_heuristics = \"Max\"\n";
  }
}
