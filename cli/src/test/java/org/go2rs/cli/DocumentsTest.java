package org.go2rs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README and the pages in docs point to is there. */
final class DocumentsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([\\w./-]*[./][\\w./-]+)[)#]");

  /** The first line of README that is a command, as somebody with a fresh checkout would copy it. */
  @Test
  void readmesFirstCommandWorks() throws IOException, InterruptedException {
    String command = Files.readAllLines(HOME.resolve("README.md")).stream().filter(line -> line.startsWith("    ./go2rs")).findFirst().orElseThrow().strip();
    Path output = Files.createTempFile("readme", ".txt");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    // The launcher must not build anew what is being tested.
    shell.environment().put("GO2RS_CLASSPATH", System.getProperty("java.class.path"));
    int exit = shell.start().waitFor();
    assertThat(exit).as(command + "\n" + Files.readString(output)).isZero();
    Files.delete(output);
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          broken.add(HOME.relativize(page) + " -> " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void readmeNamesAllPages() throws IOException {
    String readme = Files.readString(HOME.resolve("README.md"));
    try (Stream<Path> pages = Files.list(HOME.resolve("docs"))) {
      assertThat(pages.map(p -> "docs/" + p.getFileName())).allMatch(readme::contains);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs")); Stream<Path> tops = Stream.of("README.md", "bench/README.md").map(HOME::resolve)) {
      return Stream.concat(docs.filter(p -> p.toString().endsWith(".md")), tops).toList();
    }
  }
}
