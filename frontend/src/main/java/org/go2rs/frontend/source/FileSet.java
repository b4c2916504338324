package org.go2rs.frontend.source;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All source files of a run. Each file owns a range of positions, so that one {@code int} names a file, a line and a column.
 *
 * <p>Safe for use by several threads: packages parse in parallel.
 */
public final class FileSet {
  private volatile SourceFile[] files = new SourceFile[0];
  private volatile int count;
  private int nextBase = 1;

  /**
   * Adds a file.
   *
   * @param name how diagnostics name the file
   * @param content its bytes, which are not copied
   */
  public SourceFile addFile(String name, byte[] content) {
    SourceFile file = new SourceFile(name, reserve(content.length), content);
    insert(file);
    return file;
  }

  /**
   * Adds a file whose text is only read when somebody asks for a line of it: a file of an imported package.
   *
   * @param name how diagnostics name the file
   * @param size its length in bytes
   * @param content reads it; if what it gives has another length, the file has changed and positions in it mean nothing
   */
  public SourceFile addFile(String name, int size, Supplier<byte[]> content) {
    SourceFile file = new SourceFile(name, reserve(size), size, content);
    insert(file);
    return file;
  }

  /** The first position of a new file. */
  private synchronized int reserve(int size) {
    int base = nextBase;
    // One more than the size, so that the end of the file has a position of its own.
    nextBase = Math.addExact(base, size + 1);
    return base;
  }

  /** The file that a position belongs to, or null for no position. */
  public @Nullable SourceFile file(int pos) {
    // The count is read first: whatever array is seen then holds at least as many files.
    int low = 0;
    int high = count - 1;
    SourceFile[] sorted = files;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      SourceFile file = sorted[mid];
      if (pos < file.base()) {
        high = mid - 1;
      } else if (pos > file.base() + file.size()) {
        low = mid + 1;
      } else {
        return file;
      }
    }
    return null;
  }

  /** The file that was added under a name, or null. */
  public @Nullable SourceFile named(String name) {
    int known = count;
    SourceFile[] sorted = files;
    for (int i = 0; i < known; i++) {
      if (sorted[i].name().equals(name)) {
        return sorted[i];
      }
    }
    return null;
  }

  /** The place of a position, {@code //line} directives honoured; {@link Position#NONE} for no position. */
  public Position position(int pos) {
    SourceFile file = file(pos);
    return file == null ? Position.NONE : file.position(pos);
  }

  /** Keeps the array sorted; a file nearly always goes to its end, or a few places before it. */
  private synchronized void insert(SourceFile file) {
    int size = count;
    int at = size;
    while (at > 0 && files[at - 1].base() > file.base()) {
      at--;
    }
    if (at == size && size < files.length) {
      files[size] = file;
      count = size + 1;
      return;
    }
    // Readers hold no lock: entries in use are never moved in place.
    SourceFile[] grown = Arrays.copyOf(files, Math.max(64, size + size / 2 + 1));
    System.arraycopy(files, at, grown, at + 1, size - at);
    grown[at] = file;
    files = grown;
    count = size + 1;
  }
}
