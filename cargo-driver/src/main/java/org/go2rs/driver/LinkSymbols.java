package org.go2rs.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.frontend.diagnostics.DiagnosticSink;

/**
 * Functions without bodies are symbols that some other crate exports: {@code //go:linkname} may name any package, so only the whole program shows whether one does. Without this
 * the linker would find it, and name no line of Go.
 */
final class LinkSymbols {
  private static final Pattern EXPORTED = Pattern.compile("export_name = \"(go:[^\"]+)\"");

  private final Set<String> exported = new HashSet<>();

  /** Collects what crates export. Reads all their text, so it is made only for programs that need symbols. */
  LinkSymbols(Iterable<CrateSource> own, Iterable<StoredCrate> stored, StoredCrate runtime) {
    own.forEach(crate -> crate.files().values().forEach(text -> collect(new String(text, StandardCharsets.UTF_8))));
    stored.forEach(crate -> collectBelow(crate.dir()));
    collectBelow(runtime.dir());
  }

  /** Reports the symbols of a package that nothing exports. */
  void check(TranslatedPackage translated, DiagnosticSink sink) {
    String path = translated.checked().pkg().path();
    for (Map.Entry<String, Integer> each : translated.symbols().entrySet()) {
      if (!exported.contains(each.getKey())) {
        sink.error("MissingBody", each.getValue(), reason(path, each.getKey().substring("go:".length())));
      }
    }
  }

  private static String reason(String path, String symbol) {
    return symbol.startsWith(path + ".") && symbol.indexOf('.', path.length() + 1) < 0
        ? "function " + symbol.substring(path.length() + 1) + " has no body, and no Rust file of the package provides it"
        : "go2rs has no function " + symbol + ", which go:linkname asks for";
  }

  private void collectBelow(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      List<Path> rust = files.filter(f -> f.toString().endsWith(".rs")).toList();
      for (Path file : rust) {
        collect(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(String text) {
    Matcher matcher = EXPORTED.matcher(text);
    while (matcher.find()) {
      exported.add(matcher.group(1));
    }
  }
}
