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
