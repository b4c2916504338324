package org.go2rs.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much of the standard library is our own: lines of code in the overlay, package by package, beside the reason that {@code docs/overlay.md} gives for each. As a program
 * ({@code tools/overlay-size}) it prints the rows of that page's table as they should be.
 */
public final class OverlaySize {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\d+) \\| (.+) \\|");

  private final Path overlay;
  private final Path page;

  OverlaySize(Path home) {
    this.overlay = home.resolve("rust-runtime").resolve("overlay");
    this.page = home.resolve("docs").resolve("overlay.md");
  }

  /**
   * What the page says of a package.
   *
   * @param lines the lines of code that it admits
   */
  record Entry(int lines, String reason) {}

  public static void main(String[] args) {
    OverlaySize size = new OverlaySize(Path.of(System.getProperty("go2rs.home", ".")).toAbsolutePath().normalize());
    Map<String, Entry> announced = size.announced();
    Map<String, Integer> actual = size.actual();
    actual.forEach((path, lines) -> System.out.println("| `" + path + "` | " + lines + " | " + (announced.containsKey(path) ? announced.get(path).reason : "?") + " |"));
    System.out.println(summary(actual));
  }

  static String summary(Map<String, Integer> actual) {
    return "overlay: " + actual.values().stream().mapToInt(Integer::intValue).sum() + " lines of code for " + actual.size() + " packages";
  }

  /** Lines of code by import path, blank lines and comments left aside. */
  Map<String, Integer> actual() {
    Map<String, Integer> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(overlay)) {
      files.filter(f -> f.toString().endsWith(".go") || f.toString().endsWith(".rs"))
          .forEach(f -> lines.merge(overlay.relativize(f.getParent()).toString(), codeLines(f), Integer::sum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The table of the page. */
  Map<String, Entry> announced() {
    Map<String, Entry> entries = new TreeMap<>();
    for (String line : lines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        entries.put(row.group(1), new Entry(Integer.parseInt(row.group(2)), row.group(3)));
      }
    }
    return entries;
  }

  private static int codeLines(Path file) {
    return (int) lines(file).stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("//")).count();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
