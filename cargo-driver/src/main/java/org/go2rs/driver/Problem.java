package org.go2rs.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, for tools that read what the command finds.
 *
 * @param file null if it is at no place in a file
 * @param line from 1; 0 without a file
 * @param column from 1, in bytes; 0 without a file
 * @param severity {@code error} or {@code warning}
 * @param code the name that {@code go2rs explain} takes
 * @param message in Go's wording
 * @param source the source line, null without a file
 */
public record Problem(@Nullable String file, int line, int column, String severity, String code, String message, @Nullable String source, List<Place> related) {
  public Problem {
    related = List.copyOf(related);
  }

  /** Another place that a problem speaks about. */
  public record Place(String file, int line, int column, String message) {}
}
