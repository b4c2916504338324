package org.go2rs.frontend.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which build tags hold for a package. */
final class BuildTags {
  /** Ask packages for their variants in plain Go, without assembly and C. */
  static final List<String> PORTABLE = List.of("purego", "math_big_pure_go", "osusergo", "netgo", "codec.safe");

  private static final Set<String> UNIX =
      Set.of(
          "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd", "openbsd", "solaris");

  private final Set<String> common = new HashSet<>();
  private final Set<String> machine = new HashSet<>();
  private final Target target;

  BuildTags(Target target, GoEnvironment environment, List<String> userTags) {
    this.target = target;
    common.add(target.goos());
    common.add("gc");
    common.addAll(environment.releaseTags());
    common.addAll(PORTABLE);
    common.addAll(userTags);
    if (UNIX.contains(target.goos())) {
      common.add("unix");
    }
    switch (target.goos()) {
      case "android" -> common.add("linux");
      case "illumos" -> common.add("solaris");
      case "ios" -> common.add("darwin");
      default -> {}
    }
    for (String tag : environment.toolTags()) {
      boolean registers = tag.startsWith("goexperiment.regabi") || tag.startsWith(target.goarch() + ".");
      (registers ? machine : common).add(tag);
    }
  }

  /** Whether a tag holds for a package that keeps the machine's architecture, or for any other. */
  boolean holds(String tag, boolean realArchitecture) {
    if (common.contains(tag)) {
      return true;
    }
    return realArchitecture ? tag.equals(target.goarch()) || machine.contains(tag) : tag.equals(Target.ARCHITECTURE);
  }
}
