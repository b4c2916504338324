package org.go2rs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of {@code docs/diagnostics}, which the build packs beside the command. */
final class DiagnosticPages {
  private DiagnosticPages() {}

  /** All codes that have a page, in alphabetical order. */
  static List<String> codes() {
    return read("index").orElse("").lines().filter(line -> !line.isBlank()).toList();
  }

  /** The page of a code, however it is capitalised. */
  static Optional<String> page(String code) {
    return codes().stream().filter(code::equalsIgnoreCase).findFirst().flatMap(known -> read(known + ".md"));
  }

  private static Optional<String> read(String name) {
    try (InputStream in = DiagnosticPages.class.getResourceAsStream("diagnostics/" + name)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
