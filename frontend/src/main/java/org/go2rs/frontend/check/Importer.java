package org.go2rs.frontend.check;

import org.go2rs.frontend.types.Pkg;

/** Finds imported packages. */
@FunctionalInterface
public interface Importer {
  /**
   * The package that an import path means to the importing package.
   *
   * @param path as written in the import declaration
   * @throws ImportException with the reason why there is none, as it is to be shown behind {@code could not import path}
   */
  Pkg importPackage(String path) throws ImportException;

  /** A package cannot be imported. */
  final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
      super(message);
    }
  }
}
