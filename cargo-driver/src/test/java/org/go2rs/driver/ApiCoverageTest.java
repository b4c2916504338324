package org.go2rs.driver;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixtures call most of each everyday package of the standard library. */
final class ApiCoverageTest {
  private static final double AIM = 80.0;

  @Test
  void fixturesCallMostOfEachPackage() {
    Path home = Path.of("..").toAbsolutePath().normalize();
    List<ApiCoverage.Share> shares = new ApiCoverage(home, CacheDir.locate(System.getenv())).run();
    shares.forEach(System.out::println);
    assertAll(shares.stream().map(s -> () -> assertTrue(s.percent() >= AIM, () -> s + ": nobody calls " + s.missing())));
  }
}
