package org.go2rs.frontend;

import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;

/**
 * A package after the check.
 *
 * @param info what the checker knows about the nodes of {@code loaded}; nothing inside function bodies if they were not checked, and little
 *     if there were errors
 * @param withBodies whether function bodies were checked
 * @param ok whether it and all that it imports are free of errors
 */
public record CheckedPackage(LoadedPackage loaded, Pkg pkg, Info info, boolean withBodies, boolean ok) {
  /** How many lines its files have. */
  public long lines() {
    return loaded.files().stream().mapToLong(file -> file.source().lineCount()).sum();
  }
}
