package org.go2rs.frontend.exportdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the text of source files named in export data, for diagnostics that point into imported packages. */
@FunctionalInterface
public interface SourceText {
  /** Reads files under their names; those that cannot be read are empty. */
  SourceText FROM_DISK =
      name -> {
        try {
          return Files.readAllBytes(Path.of(name));
        } catch (IOException | RuntimeException e) {
          return new byte[0];
        }
      };

  byte[] read(String name);
}
