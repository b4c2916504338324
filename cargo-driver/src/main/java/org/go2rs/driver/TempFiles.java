package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files and directories that must not stay when the command is interrupted: they go when the JVM ends, whatever ends it, short of a kill. */
final class TempFiles {
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OWNED.forEach(TempFiles::deleteQuietly), "temporary-files"));
  }

  private TempFiles() {}

  /** Takes care of a file or directory. */
  static Path own(Path path) {
    OWNED.add(path);
    return path;
  }

  /** Deletes it now, with all that is in it. */
  static void delete(Path path) throws IOException {
    OWNED.remove(path);
    FileTrees.deleteTree(path);
  }

  private static void deleteQuietly(Path path) {
    try {
      FileTrees.deleteTree(path);
    } catch (IOException e) {
      // The JVM ends: nobody is left to tell.
    }
  }
}
