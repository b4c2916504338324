package org.go2rs.frontend.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.go2rs.frontend.parse.BuildConstraint;
import org.jspecify.annotations.Nullable;

/** Decides by name and header which files belong to a build. */
final class FileSelector {
  private static final String TEST = "_test.go";

  private static final Set<String> SYSTEMS =
      Set.of(
          "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd",
          "plan9", "solaris", "wasip1", "windows", "zos");

  private static final Set<String> ARCHITECTURES =
      Set.of(
          "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32",
          "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm");

  private final BuildTags tags;

  FileSelector(BuildTags tags) {
    this.tags = tags;
  }

  /** Whether the name is that of a source file for this target; tests are not. */
  boolean matchesName(String fileName, boolean realArchitecture) {
    if (!fileName.endsWith(".go") || fileName.endsWith(TEST) || fileName.startsWith("_") || fileName.startsWith(".")) {
      return false;
    }
    String stem = fileName.substring(0, fileName.length() - 3);
    // Only what stands behind the first underscore constrains: a file may be called linux.go.
    int first = stem.indexOf('_');
    if (first < 0) {
      return true;
    }
    String[] words = stem.substring(first + 1).split("_");
    String last = words[words.length - 1];
    String before = words.length > 1 ? words[words.length - 2] : "";
    if (ARCHITECTURES.contains(last)) {
      return tags.holds(last, realArchitecture) && (!SYSTEMS.contains(before) || tags.holds(before, realArchitecture));
    }
    return !SYSTEMS.contains(last) || tags.holds(last, realArchitecture);
  }

  /** Whether the name is that of a file of tests for this target. */
  boolean matchesTestName(String fileName, boolean realArchitecture) {
    return fileName.endsWith(TEST) && matchesName(fileName.substring(0, fileName.length() - TEST.length()) + ".go", realArchitecture);
  }

  /** Whether the constraints above the package clause hold. */
  boolean matchesHeader(byte[] content, boolean realArchitecture) {
    Predicate<String> holds = tag -> tags.holds(tag, realArchitecture);
    Header header = Header.read(content);
    if (header.constraint != null) {
      return BuildConstraint.parse(header.constraint).holds(holds);
    }
    return header.plusBuild.stream().allMatch(line -> plusBuildHolds(line, holds));
  }

  /** The old form: alternatives separated by blanks, each a list of terms separated by commas. */
  private static boolean plusBuildHolds(String line, Predicate<String> holds) {
    for (String alternative : line.trim().split("\\s+")) {
      boolean all = true;
      for (String term : alternative.split(",")) {
        boolean negated = term.startsWith("!");
        all &= holds.test(negated ? term.substring(1) : term) != negated;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** The comments above the package clause. */
  private static final class Header {
    private @Nullable String constraint;
    private final List<String> plusBuild = new ArrayList<>();

    static Header read(byte[] content) {
      Header header = new Header();
      List<String> pending = new ArrayList<>();
      int at = 0;
      while (at < content.length) {
        while (at < content.length && (content[at] == ' ' || content[at] == '\t' || content[at] == '\r')) {
          at++;
        }
        if (startsWith(content, at, "/*")) {
          at = blockCommentEnd(content, at);
          continue;
        }
        int end = lineEnd(content, at);
        if (startsWith(content, at, "//")) {
          header.line(new String(content, at, end - at, StandardCharsets.UTF_8).strip(), pending);
        } else if (end > at) {
          break;
        } else {
          // An old-style line counts only if a blank line separates it from the package clause.
          header.plusBuild.addAll(pending);
          pending.clear();
        }
        at = end + 1;
      }
      return header;
    }

    private void line(String line, List<String> pending) {
      String text = line.substring(2).strip();
      if (line.startsWith("//go:build ")) {
        constraint = line.substring("//go:build ".length());
      } else if (text.startsWith("+build ")) {
        pending.add(text.substring("+build ".length()));
      }
    }

    private static boolean startsWith(byte[] content, int at, String two) {
      return at + 1 < content.length && content[at] == two.charAt(0) && content[at + 1] == two.charAt(1);
    }

    private static int lineEnd(byte[] content, int at) {
      int end = at;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      return end;
    }

    private static int blockCommentEnd(byte[] content, int from) {
      for (int i = from + 2; i + 1 < content.length; i++) {
        if (content[i] == '*' && content[i + 1] == '/') {
          return i + 2;
        }
      }
      return content.length;
    }
  }
}
