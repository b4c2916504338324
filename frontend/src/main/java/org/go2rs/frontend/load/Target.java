package org.go2rs.frontend.load;

import java.util.Locale;
import java.util.Set;

/**
 * The system that is translated for, in Go's names.
 *
 * @param goos such as {@code linux}
 * @param goarch the machine's real architecture, such as {@code amd64}; most packages are built for {@link #ARCHITECTURE} instead
 */
public record Target(String goos, String goarch) {
  /**
   * The architecture that build constraints see. No file names it, so that packages take their portable variants, without assembly.
   */
  public static final String ARCHITECTURE = "go2rs";

  /** Standard packages that talk to the machine itself and keep its architecture. */
  private static final Set<String> REAL_ARCHITECTURE =
      Set.of("os", "syscall", "encoding/binary", "internal/cpu", "internal/goarch", "internal/goos", "vendor/golang.org/x/sys/cpu");

  private static final Set<String> REAL_ARCHITECTURE_TREES = Set.of("runtime", "internal/runtime", "internal/syscall");

  /** The machine that this runs on. */
  public static Target host() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String goos = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
    String arch = System.getProperty("os.arch");
    String goarch =
        switch (arch) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> arch;
        };
    return new Target(goos, goarch);
  }

  /** Whether a standard package is built for the machine's own architecture. */
  public static boolean keepsArchitecture(String importPath) {
    if (REAL_ARCHITECTURE.contains(importPath)) {
      return true;
    }
    return REAL_ARCHITECTURE_TREES.stream().anyMatch(tree -> importPath.equals(tree) || importPath.startsWith(tree + "/"));
  }
}
