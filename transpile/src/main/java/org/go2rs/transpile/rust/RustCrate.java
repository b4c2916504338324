package org.go2rs.transpile.rust;

import java.util.List;

/**
 * One crate: its files and what its manifest says.
 *
 * @param name the crate's name as Rust paths spell it: {@code go_math_rand}
 * @param origin the import path that it is translated from
 * @param kind a library, or a binary with {@code src/main.rs}
 * @param dependencies crates it names, sorted by name; the runtime crate {@code go2rs} is implied
 */
public record RustCrate(String name, String origin, Kind kind, List<RustFile> files, List<Dependency> dependencies) {
  public RustCrate {
    files = List.copyOf(files);
    dependencies = List.copyOf(dependencies);
  }

  /** What a crate is built as. */
  public enum Kind {
    LIBRARY,
    BINARY
  }

  /**
   * A crate that this one names.
   *
   * @param name the crate's name
   * @param origin the import path it is translated from
   */
  public record Dependency(String name, String origin) {}
}
