package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.Literals;
import org.go2rs.frontend.diagnostics.DiagnosticSink;

/** Finds the files that {@code //go:embed} lines name. */
final class EmbedFiles {
  private static final Pattern WORDS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\S+");

  private final Path dir;
  private final DiagnosticSink sink;

  EmbedFiles(Path dir, DiagnosticSink sink) {
    this.dir = dir;
    this.sink = sink;
  }

  List<LoadedPackage.EmbedPattern> resolve(List<File> files) throws IOException {
    List<LoadedPackage.EmbedPattern> patterns = new ArrayList<>();
    for (File file : files) {
      for (Directive directive : file.directives()) {
        if (directive.tool().equals("go") && directive.name().equals("embed")) {
          Matcher words = WORDS.matcher(directive.args());
          while (words.find()) {
            patterns.add(resolve(directive.pos(), unquote(words.group())));
          }
        }
      }
    }
    return List.copyOf(patterns);
  }

  private static String unquote(String word) {
    boolean quoted = word.length() > 1 && (word.charAt(0) == '"' || word.charAt(0) == '`');
    return quoted ? new String(Literals.stringBytes(word), StandardCharsets.UTF_8) : word;
  }

  private LoadedPackage.EmbedPattern resolve(int pos, String pattern) throws IOException {
    boolean all = pattern.startsWith("all:");
    String glob = all ? pattern.substring(4) : pattern;
    TreeSet<String> found = new TreeSet<>();
    if (Files.exists(dir.resolve(glob))) {
      addTree(dir.resolve(glob), all, found);
    } else {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replace("{", "\\{").replace("}", "\\}"));
      try (Stream<Path> walk = Files.walk(dir, 1 + (int) glob.chars().filter(c -> c == '/').count())) {
        for (Path path : (Iterable<Path>) walk::iterator) {
          if (matcher.matches(dir.relativize(path))) {
            addTree(path, all, found);
          }
        }
      }
    }
    if (found.isEmpty()) {
      sink.error("EmbedNotFound", pos, "pattern " + pattern + ": no matching files found");
    }
    return new LoadedPackage.EmbedPattern(pos, pattern, List.copyOf(found));
  }

  /** A directory stands for the files below it, without those whose names begin with a dot or an underscore unless asked for. */
  private void addTree(Path root, boolean all, TreeSet<String> found) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        if (Files.isRegularFile(path) && (all || !isHiddenBelow(root, path))) {
          found.add(dir.relativize(path).toString().replace('\\', '/'));
        }
      }
    }
  }

  private static boolean isHiddenBelow(Path root, Path path) {
    if (root.equals(path)) {
      return false;
    }
    for (Path part : root.relativize(path)) {
      if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
        return true;
      }
    }
    return false;
  }
}
