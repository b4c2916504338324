package org.go2rs.frontend.load;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The overlay of one package: our own declarations for a package of the standard library, or of a module that is written for the machine itself.
 *
 * @param dir where its files are, or null if the package has none
 * @param replaces whether nothing of the original is used: a file {@code REPLACE} lies in the directory
 */
record Overlay(@Nullable Path dir, boolean replaces) {
  private static final Overlay NONE = new Overlay(null, false);

  static Overlay of(@Nullable Path tree, ListedPackage listed) {
    if (tree == null || isUsers(listed)) {
      return NONE;
    }
    Path dir = tree.resolve(listed.importPath());
    if (!Files.isDirectory(dir)) {
      return NONE;
    }
    boolean original = listed.dir() != null && Files.isDirectory(listed.dir());
    return new Overlay(dir, !original || Files.exists(dir.resolve("REPLACE")));
  }

  /** The user's own packages are taken as they are. */
  private static boolean isUsers(ListedPackage listed) {
    return !listed.standard() && (listed.module() == null || listed.module().main());
  }
}
