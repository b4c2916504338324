package org.go2rs.driver;

import java.util.Optional;

/**
 * One message of rustc about generated text.
 *
 * @param level {@code error} or {@code warning}
 * @param code rustc's code, {@code E0308} or a lint's name
 * @param message the first line
 * @param rendered the whole text as rustc prints it
 * @param file the Rust file of the primary span, as cargo names it
 * @param line its line, from 1
 */
public record RustcMessage(String level, Optional<String> code, String message, String rendered, Optional<String> file, int line) {
  boolean isError() {
    return level.equals("error");
  }

  /** Whether this only counts the errors before it. */
  boolean isSummary() {
    return message.startsWith("aborting due to") || message.startsWith("could not compile");
  }
}
