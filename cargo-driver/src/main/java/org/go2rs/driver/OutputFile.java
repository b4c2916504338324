package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where a binary goes. What is wrong with the place is said before anything is built, and the file appears whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * The file that {@code -o} means.
   *
   * @param output as the user named it: a file, or a directory that exists or is written with a slash at its end; null for {@code name} in {@code directory}
   */
  public static Path resolve(Path directory, @Nullable String output, String name) {
    Path target = output == null ? directory.resolve(name) : directory.resolve(output);
    boolean named = output != null && !output.endsWith("/") && !Files.isDirectory(target);
    Path file = named || output == null ? target : target.resolve(name);
    if (Files.isDirectory(file)) {
      throw new DriverException("cannot write the binary " + file + ": it is a directory; name another file with -o");
    }
    return file;
  }

  /** Fails unless a file can be made there. */
  public static void requireWritable(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    Path existing = parent;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing)) {
      throw new DriverException("cannot write the binary " + file + ": " + existing + " is not a directory");
    }
    if (!Files.isWritable(existing)) {
      throw new DriverException("cannot write the binary " + file + ": permission denied in " + existing + "; name another place with -o");
    }
  }

  /** Copies a binary there. */
  public static void write(Path executable, Path file) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(parent);
      Path temp = TempFiles.own(Files.createTempFile(parent, ".go2rs-", ""));
      try {
        Files.copy(executable, temp, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        FileTrees.move(temp, file);
      } finally {
        TempFiles.delete(temp);
      }
    } catch (IOException e) {
      throw new DriverException("cannot write the binary " + file + ": " + IoReasons.of(e), e);
    }
  }
}
