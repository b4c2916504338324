package org.go2rs.driver;

/** How a program is compiled. Dependencies are always optimised once and shared; the profiles differ in the user's own crates and in link-time optimisation. */
public enum Profile {
  /** For {@code go2rs run}: the user's crates lightly optimised and incremental. */
  DEV("dev", "debug"),
  /** For {@code --release}: everything optimised, thin LTO across all crates. */
  RELEASE("release", "release");

  private final String cargoName;
  private final String directory;

  Profile(String cargoName, String directory) {
    this.cargoName = cargoName;
    this.directory = directory;
  }

  /** The profile's name for {@code cargo --profile}. */
  public String cargoName() {
    return cargoName;
  }

  /** The directory below cargo's target directory where its binaries appear. */
  public String directory() {
    return directory;
  }
}
