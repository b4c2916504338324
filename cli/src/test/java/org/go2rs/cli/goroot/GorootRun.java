package org.go2rs.cli.goroot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.go2rs.cli.oracle.Ledger;
import org.jspecify.annotations.Nullable;

/** Runs programs of {@code GOROOT/test} by hand: {@code ./goroot-test.sh 'chan/*' ken/array}. Full texts of failures go to {@code cli/target/goroot/failures}. */
public final class GorootRun {
  private GorootRun() {}

  /** Takes globs over names such as {@code chan/select}. */
  public static void main(String[] globs) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("go2rs.home", ".")).toAbsolutePath().normalize();
    Path work = home.resolve("cli/target/goroot");
    Ledger ledger = new Ledger(GorootSuite.ledger(home));
    List<GorootProgram> programs = GorootProgram.find(GorootSuite.tree(), Arrays.asList(globs));
    Map<String, String> failures = new TreeMap<>();
    new GorootSuite(home, work).run(programs, (program, difference) -> report(program, difference, work.resolve("failures"), ledger, failures));
    System.out.println();
    GorootSuite.census(failures).forEach(System.out::println);
    System.out.println(programs.size() - failures.size() + " of " + programs.size() + " pass");
    if (Ledger.blessing()) {
      ledger.save();
    }
  }

  private static void report(GorootProgram program, @Nullable String difference, Path into, Ledger ledger, Map<String, String> failures) {
    try {
      Path file = into.resolve(program.name() + ".txt");
      if (difference == null) {
        Files.deleteIfExists(file);
        ledger.passed(program.name());
        return;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, difference);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    failures.put(program.name(), difference);
    ledger.failed(program.name(), GorootSuite.reason(difference));
    System.out.println((ledger.expectsFailure(program.name()) ? "" : "WORSE ") + program.name() + ": " + GorootSuite.reason(difference));
  }
}
