package org.go2rs.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.go2rs.driver.CrateSource;
import org.junit.jupiter.api.Test;

/** What holds for the text of every translated program. */
final class TextTest {
  private static final Pattern UNSAFE = Pattern.compile("\\bunsafe\\b");

  @Test
  void programsHaveNoUnsafe() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (CrateSource crate : TranslatedFixtures.crates().values()) {
      TranslatedFixtures.read(crate).forEach((path, text) -> {
        if (UNSAFE.matcher(RustText.code(text)).find()) {
          found.add(crate.name() + "/" + path);
        }
      });
    }
    assertThat(found).isEmpty();
  }

  /** A second run of rustfmt changes nothing. */
  @Test
  void programsAreFormatted() throws IOException, InterruptedException {
    Path dir = Path.of("target", "formatted").toAbsolutePath();
    Files.createDirectories(dir);
    Files.writeString(dir.resolve("rustfmt.toml"), "edition = \"2024\"\nuse_small_heuristics = \"Max\"\n");
    List<String> command = new ArrayList<>(List.of("rustfmt", "--check", "--edition", "2024", "--config-path", dir.toString()));
    for (CrateSource crate : TranslatedFixtures.crates().values()) {
      TranslatedFixtures.read(crate).forEach((path, text) -> {
        Path file = dir.resolve(crate.name() + "-" + Path.of(path).getFileName());
        command.add(file.toString());
        try {
          Files.writeString(file, text);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
    }
    Process rustfmt = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(rustfmt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    rustfmt.waitFor();
    assertThat(out).isEmpty();
  }
}
