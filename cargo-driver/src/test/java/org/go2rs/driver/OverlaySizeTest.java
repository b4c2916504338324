package org.go2rs.driver;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The overlay grows only with a line in {@code docs/overlay.md} that says why. */
final class OverlaySizeTest {
  @Test
  void growsOnlyWhenAnnounced() {
    OverlaySize size = new OverlaySize(Path.of("..").toAbsolutePath().normalize());
    Map<String, OverlaySize.Entry> announced = size.announced();
    Map<String, Integer> actual = size.actual();
    actual.forEach((path, lines) -> System.out.printf("%5d %s: %s%n", lines, path, announced.containsKey(path) ? announced.get(path).reason() : "no reason given"));
    System.out.println(OverlaySize.summary(actual));
    assertAll(actual.entrySet().stream().map(e -> () -> check(e.getKey(), e.getValue(), announced.get(e.getKey()))));
    assertEquals(actual.keySet(), announced.keySet(), "docs/overlay.md names packages without an overlay");
  }

  private static void check(String path, int lines, OverlaySize.Entry entry) {
    assertTrue(entry != null, () -> "overlay of " + path + " is not in the table of docs/overlay.md: tools/overlay-size prints its row, add the reason");
    assertTrue(lines <= entry.lines(), () -> "overlay of " + path + " grew from " + entry.lines() + " to " + lines + " lines of code: announce it in docs/overlay.md");
  }
}
