package org.go2rs.frontend.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files belong to a build for linux/amd64: the column "real" is for packages that keep the machine's architecture. */
class FileSelectorTest {
  private final FileSelector selector =
      new FileSelector(
          new BuildTags(
              new Target("linux", "amd64"),
              new GoEnvironment(Path.of("/go"), "go1.26.1", List.of("go1.1", "go1.25", "go1.26"), List.of("goexperiment.regabiargs", "goexperiment.x")),
              List.of("mine")));

  @ParameterizedTest
  @CsvSource({
    "a.go, true, true",
    "a_test.go, false, false",
    "_a.go, false, false",
    ".a.go, false, false",
    "a.s, false, false",
    "linux.go, true, true",
    "amd64.go, true, true",
    "a_linux.go, true, true",
    "a_windows.go, false, false",
    "a_amd64.go, false, true",
    "a_arm64.go, false, false",
    "a_linux_amd64.go, false, true",
    "a_windows_amd64.go, false, false",
    "a_unix.go, true, true",
    "a_b_linux.go, true, true",
    "a_linux_b.go, true, true",
    "a_go2rs.go, true, true",
  })
  void names(String name, boolean ordinary, boolean real) {
    assertThat(selector.matchesName(name, false)).isEqualTo(ordinary);
    assertThat(selector.matchesName(name, true)).isEqualTo(real);
  }

  @ParameterizedTest
  @CsvSource({
    "package p, true, true",
    "//go:build linux|package p, true, true",
    "//go:build !linux|package p, false, false",
    "//go:build amd64 || arm64|package p, false, true",
    "//go:build !amd64 && !arm64|package p, true, false",
    "//go:build go2rs|package p, true, false",
    "//go:build unix && gc && !cgo|package p, true, true",
    "//go:build purego && mine|package p, true, true",
    "//go:build go1.26 && !go1.27|package p, true, true",
    "//go:build goexperiment.regabiargs|package p, false, true",
    "//go:build goexperiment.x|package p, true, true",
    "//go:build (linux|package p, false, false",
    "// a comment||/* and|another */|//go:build windows|package p, false, false",
    "package p|//go:build windows, true, true",
    "// +build windows||package p, false, false",
    "// +build windows linux||package p, true, true",
    "'// +build linux,!amd64||package p', true, false",
    "// +build windows|package p, true, true",
  })
  void headers(String lines, boolean ordinary, boolean real) {
    // A bar stands for a line end; "or" is spelled with two of them around blanks.
    byte[] content = lines.replace(" || ", " \0 ").replace('|', '\n').replace(" \0 ", " || ").getBytes(StandardCharsets.UTF_8);
    assertThat(selector.matchesHeader(content, false)).isEqualTo(ordinary);
    assertThat(selector.matchesHeader(content, true)).isEqualTo(real);
  }
}
