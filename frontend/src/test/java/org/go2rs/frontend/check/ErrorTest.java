package org.go2rs.frontend.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken programs get the errors that {@code go build} gives them. The programs are in {@code check/errors}; real Go is asked when the test runs. */
class ErrorTest {
  @TempDir static Path scratch;

  @Test
  void errorsAgree() throws Exception {
    assertThat(ErrorComparison.run(Path.of("src/test/resources/check/errors"), scratch)).isEmpty();
  }
}
