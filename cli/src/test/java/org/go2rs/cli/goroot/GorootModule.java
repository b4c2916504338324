package org.go2rs.cli.goroot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A scratch module that holds programs of {@code GOROOT/test} as main packages, so that one build takes many. */
record GorootModule(Path root) {
  private static final String MODULE = "goroot";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+(\\w+)");

  /** The driver has chosen by these lines already, under tags that a module's build does not know. */
  private static final Pattern CONSTRAINT = Pattern.compile("(?m)^//go:build (?!go1\\.\\d+$).*$");

  /** The underscore of a file name that would make a module's build leave the file out. */
  private static final Pattern CONSTRAINING = Pattern.compile("_(?=(?:test|windows|darwin|aix|js|386|arm|arm64|wasm|ppc64x|s390x|riscv64)\\.go$)");

  /** Multi-package programs import each other by paths relative to their directory. */
  private static final Pattern RELATIVE_IMPORT = Pattern.compile("(?m)(^import\\s+(?:[\\w.]+\\s+)?|^\\s+(?:[\\w.]+\\s+)?)([\"`])\\./([\\w/]+)[\"`]");

  /** The main package of a program. */
  static String importPath(GorootProgram program) {
    return MODULE + "/" + program.name() + (program.directory() ? "/main" : "");
  }

  /** Empties the module and lays out programs in it. */
  void lay(List<GorootProgram> programs) throws IOException {
    clear();
    Files.createDirectories(root);
    Files.writeString(root.resolve("go.mod"), "module " + MODULE + "\n\ngo 1.26\n");
    for (GorootProgram each : programs) {
      Path dir = root.resolve(each.name());
      if (each.directory()) {
        layPackages(each, dir);
      } else {
        copy(each.file(), dir, "");
        for (Path extra : each.extra()) {
          copy(extra, dir, "");
        }
      }
    }
  }

  private void layPackages(GorootProgram program, Path dir) throws IOException {
    String prefix = MODULE + "/" + program.name() + "/";
    for (Map.Entry<String, List<Path>> each : packages(program).entrySet()) {
      for (Path file : each.getValue()) {
        copy(file, dir.resolve(each.getKey()), prefix);
      }
    }
  }

  /** The files of each package, by the name under which others import it: that of its first file. */
  private static Map<String, List<Path>> packages(GorootProgram program) throws IOException {
    Map<String, List<Path>> byName = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(program.file().resolveSibling(program.baseName() + ".dir"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".go")).sorted().toList()) {
        Matcher name = PACKAGE.matcher(read(file));
        String pkg = name.find() ? name.group(1) : "";
        byName.computeIfAbsent(program.single() && !pkg.equals("main") ? file.toString() : pkg, key -> new ArrayList<>()).add(file);
      }
    }
    Map<String, List<Path>> result = new LinkedHashMap<>();
    byName.forEach(
        (name, files) -> {
          String first = files.getFirst().getFileName().toString();
          result.put(name.equals("main") ? "main" : first.substring(0, first.length() - 3), files);
        });
    return result;
  }

  private static void copy(Path file, Path dir, String prefix) throws IOException {
    Files.createDirectories(dir);
    String text = CONSTRAINT.matcher(read(file)).replaceAll("");
    String imports = prefix.isEmpty() ? text : RELATIVE_IMPORT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + m.group(2) + prefix + m.group(3) + m.group(2)));
    String name = CONSTRAINING.matcher(file.getFileName().toString()).replaceFirst("-");
    Files.writeString(dir.resolve(name), imports, StandardCharsets.ISO_8859_1);
  }

  private static String read(Path file) throws IOException {
    // Latin-1 keeps every byte as it is.
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private void clear() throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
