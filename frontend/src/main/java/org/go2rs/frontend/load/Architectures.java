package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which packages are built for the machine's own architecture, and which for {@link Target#ARCHITECTURE}, where nothing is in assembly.
 *
 * <p>In the standard library {@link Target#keepsArchitecture} lists the former. A module keeps the machine's architecture unless one of its packages has assembly:
 * then all of them take their portable variants, because files chosen by architecture rely on one another across packages. Packages with an overlay have what they need
 * in it, and do not count.
 */
final class Architectures {
  private final Set<String> portableModules;

  private Architectures(Set<String> portableModules) {
    this.portableModules = portableModules;
  }

  /** Looks at the assembly of what {@code go list} found. */
  static Architectures of(Collection<ListedPackage> listed, LoadOptions options) {
    Set<String> portable = new HashSet<>();
    for (ListedPackage each : listed) {
      if (each.module() != null && Overlay.of(options.overlay(), each).dir() == null && hasAssembly(each)) {
        portable.add(each.module().path());
      }
    }
    return new Architectures(portable);
  }

  /** Whether the package is built for the machine's own architecture. */
  boolean keeps(ListedPackage each, Overlay overlay) {
    if (each.standard()) {
      return Target.keepsArchitecture(each.importPath());
    }
    return overlay.dir() != null || each.module() == null || !portableModules.contains(each.module().path());
  }

  /** Assembly files without text only permit functions without a body; they come with {@code go:linkname}. */
  private static boolean hasAssembly(ListedPackage each) {
    return each.dir() != null && each.assembly().stream().anyMatch(name -> hasText(each.dir().resolve(name)));
  }

  private static boolean hasText(Path assembly) {
    try {
      return Files.readString(assembly, StandardCharsets.ISO_8859_1).contains("TEXT");
    } catch (IOException e) {
      // Whoever reads the package's files reports it.
      return true;
    }
  }
}
