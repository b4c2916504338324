package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in a user's words why a file operation failed. */
final class IoReasons {
  private IoReasons() {}

  /** The reason, with the file that the operation was about where it is known. */
  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NoSuchFileException gone -> "no such file or directory: " + gone.getFile();
      case NotDirectoryException file -> "not a directory: " + file.getFile();
      case FileAlreadyExistsException there -> "a file is in the way: " + there.getFile();
      case DirectoryNotEmptyException full -> "the directory is not empty: " + full.getFile();
      case FileSystemLoopException loop -> "too many levels of symbolic links: " + loop.getFile();
      case FileSystemException fs when saysDiskFull(String.valueOf(fs.getReason())) -> withAdvice(fs.getReason());
      case FileSystemException fs when fs.getReason() != null -> withAdvice(fs.getReason()) + ": " + fs.getFile();
      default -> withAdvice(String.valueOf(e.getMessage()));
    };
  }

  /** Whether a text of the system or of a tool says that a disk is full. */
  static boolean saysDiskFull(String text) {
    return text.contains("No space left on device") || text.contains("Disk quota exceeded") || text.contains("os error 28") || text.contains("File too large");
  }

  private static String withAdvice(String reason) {
    return saysDiskFull(reason) ? "the disk is full (" + reason + "; free some space, go2rs clean empties the cache)" : reason;
  }
}
