package org.go2rs.driver;

/** How far link-time optimisation goes across crates. */
public enum Lto {
  /** None. */
  OFF,
  /** Across all crates, in parallel. */
  THIN,
  /** Across all crates as one: slowest to build. */
  FAT;

  /** What a cargo profile calls it. */
  String cargoName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
