package org.go2rs.driver;

import java.util.Locale;

/** How far link-time optimisation goes across crates. */
public enum Lto {
  /** None. */
  OFF,
  /** Across all crates, in parallel. */
  THIN,
  /** Across all crates as one: slowest to build. */
  FAT;

  /** What a cargo profile and a user call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
