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
 * @param debugInformation whether a packed binary keeps its debug information, for debuggers and profilers
 * @param tags additional build tags
 */
public record BuildOptions(Profile profile, @Nullable Lto lto, @Nullable String target, boolean linkedStatically, boolean debugInformation, List<String> tags) {
  /** For all crates of the program, whatever flags the workspace has beside these. */
  private static final String RUSTFLAGS = "target.'cfg(target_arch = \"x86_64\")'.rustflags=";

  public BuildOptions {
    tags = List.copyOf(tags);
  }

  /** A profile as it is, for this machine. */
  public static BuildOptions of(Profile profile) {
    return new BuildOptions(profile, null, null, false, false, List.of());
  }

  /** The arguments that cargo needs for this. */
  List<String> cargoArguments() {
    List<String> arguments = new ArrayList<>(List.of("--profile", profile.cargoName()));
    if (lto != null) {
      arguments.addAll(List.of("--config", "profile." + profile.cargoName() + ".lto=\"" + lto + "\""));
    }
    // With a target named, cargo keeps the flags away from procedural macros, which must be position-independent and cannot be static.
    arguments.addAll(List.of("--target", target != null ? target : "host-tuple"));
    arguments.addAll(List.of("--config", RUSTFLAGS + flags().stream().map(f -> "\"" + f + "\"").toList()));
    return arguments;
  }

  /** Programs are loaded where they were linked for, as Go's are: thousands of addresses in constants would otherwise be written at each start. */
  private List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-Crelocation-model=static"));
    if (linkedStatically) {
      flags.add("-Ctarget-feature=+crt-static");
    }
    if (packed()) {
      flags.add("--cfg=go2rs_packed");
    }
    return flags;
  }

  /** Whether the binary gets a table of places and loses its debug information. In the dev profile this would take longer than it saves. */
  boolean packed() {
    return profile == Profile.RELEASE;
  }
}
