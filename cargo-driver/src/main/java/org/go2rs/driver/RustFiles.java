package org.go2rs.driver;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Rust files beside Go files offer to bodyless functions of their package. */
final class RustFiles {
  private static final Pattern FUNCTION = Pattern.compile("(?m)^pub (?:const )?(?:unsafe )?fn ([a-z_0-9]+)");

  private RustFiles() {}

  /** The module that a file becomes. */
  static String module(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".rs".length());
  }

  /** Names of the public functions at the outer level of the files. */
  static Set<String> functions(List<Path> files) {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      Matcher matcher = FUNCTION.matcher(PackageKeys.readText(file));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
