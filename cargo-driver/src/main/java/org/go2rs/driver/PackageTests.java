package org.go2rs.driver;

import java.nio.file.Path;
import java.util.List;
import org.go2rs.frontend.load.TestedPackage;
import org.jspecify.annotations.Nullable;

/**
 * A package that may have tests.
 *
 * @param dir where its tests run; absent if the package was not found
 * @param exist whether there are files of tests
 * @param error what the go command found wrong with the package, or null
 * @param pattern names the package: its path, or the files that it consists of
 */
public record PackageTests(String importPath, @Nullable Path dir, boolean exist, @Nullable String error, List<String> pattern) {
  /** Copies the list. */
  public PackageTests {
    pattern = List.copyOf(pattern);
  }

  static PackageTests of(TestedPackage tested, List<String> patterns) {
    return new PackageTests(
        tested.importPath(), tested.dir(), tested.hasTests(), tested.error(), tested.isNamedByFiles() ? patterns : List.of(tested.importPath()));
  }
}
