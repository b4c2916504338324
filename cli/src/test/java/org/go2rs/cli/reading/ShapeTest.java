package org.go2rs.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.go2rs.driver.CrateSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two programs were translated by hand, to say how the output shall look. What the translator writes differently stands in a diff beside them, and {@code docs/reading.md} says why
 * each part of it stays. A difference that comes or goes fails the test; a run with {@code BLESS=1} writes the diff anew.
 */
final class ShapeTest {
  private static final Path SHAPES = Path.of("src", "test", "resources", "shape");

  @ParameterizedTest
  @ValueSource(strings = {"bank", "shelf"})
  void looksAsWrittenByHand(String program) throws IOException, InterruptedException {
    CrateSource crate = TranslatedFixtures.crates().get("fixtures/" + program);
    Path wanted = SHAPES.resolve(program + ".rs");
    Path written = Path.of("target", "shape", program + ".rs");
    Files.createDirectories(written.getParent());
    Files.write(written, crate.files().get("src/" + program + ".rs"));
    String difference = difference(wanted, written);
    Path known = SHAPES.resolve(program + ".rs.diff");
    if ("1".equals(System.getenv("BLESS"))) {
      Files.writeString(known, difference);
    }
    assertThat(difference).as("what the translator writes otherwise than by hand (BLESS=1 accepts it)").isEqualTo(Files.exists(known) ? Files.readString(known) : "");
  }

  private static String difference(Path wanted, Path written) throws IOException, InterruptedException {
    Process diff = new ProcessBuilder("diff", "-U1", "--label", "by hand", "--label", "translated", wanted.toString(), written.toString()).start();
    String out = new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(diff.waitFor()).as("exit code of diff").isLessThan(2);
    return out;
  }
}
