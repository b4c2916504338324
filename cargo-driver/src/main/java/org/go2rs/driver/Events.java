package org.go2rs.driver;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what a pipeline does. */
@FunctionalInterface
public interface Events {
  /** A step begins; one short line without a newline. */
  void progress(String what);

  /** A tool said something that only matters to those who look closely; one line. */
  default void said(String line) {}

  /** A tool is about to be run in a directory; null for the current one. */
  default void command(@Nullable Path dir, List<String> command) {}
}
