package org.go2rs.cli.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.cli.fixtures.GoOracle;
import org.go2rs.driver.CrateSource;

/**
 * How the translation of the fixtures reads, in figures: {@code ReadingReport [OUT]}. Lines are those with code. With a directory it also writes the Rust files there, for a reader.
 * Start it with {@code bench/reading}.
 */
public final class ReadingReport {
  /** Names that only the translator gives: {@code v}, {@code v_2}, {@code n_3}. */
  private static final Pattern NUMBERED = Pattern.compile("let (?:mut )?\\(?.*?\\b(?:v|[a-z]\\w*?_[2-9])\\b.*? =");

  private static final Pattern UNSAFE = Pattern.compile("\\bunsafe\\b");
  private static final Pattern SUFFIX = Pattern.compile("\\b\\d[\\d_]*(?:isize|usize|[iu](?:8|16|32|64))\\b");
  private static final Pattern TURBOFISH = Pattern.compile("::<");

  private long goLines;
  private long rustLines;
  private long unsafes;
  private long temporaries;
  private long suffixes;
  private long turbofishes;

  private ReadingReport() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("go2rs.home", ".")).toAbsolutePath().normalize();
    Path fixtures = home.resolve("fixtures");
    List<String> patterns = GoOracle.mainPackages(fixtures).stream().map(p -> "./" + p).toList();
    ReadingReport report = new ReadingReport();
    for (Map.Entry<String, CrateSource> e : TranslatedFixtures.translate(home, fixtures, patterns).entrySet()) {
      report.add(e.getKey(), e.getValue(), fixtures);
      if (args.length > 0) {
        write(e.getValue(), Path.of(args[0]));
      }
    }
    report.print();
  }

  private static void write(CrateSource crate, Path out) throws IOException {
    for (Map.Entry<String, String> file : TranslatedFixtures.read(crate).entrySet()) {
      Path target = out.resolve(crate.name().replace("go_fixtures_", "")).resolve(Path.of(file.getKey()).getFileName());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }

  private void add(String importPath, CrateSource crate, Path fixtures) throws IOException {
    if (!importPath.startsWith("fixtures/")) {
      return;
    }
    try (Stream<Path> files = Files.list(fixtures.resolve(importPath.substring("fixtures/".length())))) {
      for (Path go : files.filter(f -> f.toString().endsWith(".go")).toList()) {
        goLines += RustText.lines(Files.readString(go));
      }
    }
    for (String text : TranslatedFixtures.read(crate).values()) {
      String code = RustText.code(text);
      rustLines += RustText.lines(code);
      unsafes += count(UNSAFE, code);
      temporaries += count(NUMBERED, code);
      suffixes += count(SUFFIX, code);
      turbofishes += count(TURBOFISH, code);
    }
  }

  private static long count(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    long n = 0;
    while (m.find()) {
      n++;
    }
    return n;
  }

  private void print() {
    System.out.printf("lines of Go            %6d%n", goLines);
    System.out.printf("lines of Rust          %6d   %.2f a line of Go%n", rustLines, (double) rustLines / goLines);
    System.out.printf("unsafe                 %6d%n", unsafes);
    row("temporaries", temporaries);
    row("number suffixes", suffixes);
    row("spelled type arguments", turbofishes);
  }

  private void row(String what, long n) {
    System.out.printf("%-22s %6d   %.1f in 100 lines%n", what, n, 100.0 * n / rustLines);
  }
}
