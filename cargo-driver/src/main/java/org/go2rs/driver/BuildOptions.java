package org.go2rs.driver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a program is to be built.
 *
 * @param profile how much is optimised
 * @param lto link-time optimisation other than the profile's own, or null
 * @param target rustc's name of the machine to build for, or null for this one
 * @param linkedStatically whether the binary must need no shared library
 * @param tags additional build tags
 */
public record BuildOptions(Profile profile, @Nullable Lto lto, @Nullable String target, boolean linkedStatically, List<String> tags) {
  public BuildOptions {
    tags = List.copyOf(tags);
  }

  /** A profile as it is, for this machine. */
  public static BuildOptions of(Profile profile) {
    return new BuildOptions(profile, null, null, false, List.of());
  }

  /**
   * The arguments that cargo needs for this.
   *
   * @param host rustc's name of this machine
   */
  List<String> cargoArguments(String host) {
    List<String> arguments = new ArrayList<>(List.of("--profile", profile.cargoName()));
    if (lto != null) {
      arguments.addAll(List.of("--config", "profile." + profile.cargoName() + ".lto=\"" + lto + "\""));
    }
    String triple = target != null ? target : host;
    if (target != null || linkedStatically) {
      // With a target named, cargo keeps the flags away from procedural macros, which cannot be static.
      arguments.addAll(List.of("--target", triple));
    }
    if (linkedStatically) {
      arguments.addAll(List.of("--config", "target." + triple + ".rustflags=[\"-Ctarget-feature=+crt-static\"]"));
    }
    return arguments;
  }

  /** Whether cargo must be told for which machine it builds. */
  boolean needsHost() {
    return linkedStatically && target == null;
  }
}
