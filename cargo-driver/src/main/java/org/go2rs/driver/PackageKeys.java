package org.go2rs.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.go2rs.frontend.load.ScannedPackage;

/** Hashes of all that a package's translation depends on: this go2rs, the runtime, the package's files, and the keys of what it imports. */
final class PackageKeys {
  private PackageKeys() {}

  static Map<String, String> of(List<ScannedPackage> packages, String toolKey) {
    Map<String, String> keys = new HashMap<>();
    for (ScannedPackage each : packages) {
      ContentHash hash = new ContentHash().add(toolKey).add(each.importPath()).add(each.goVersion()).add(each.godebug());
      each.sources().forEach(source -> hash.add(source.name()).add(source.content()));
      each.embeds().forEach(file -> hash.add(file.toString()).add(read(file)));
      each.rustFiles().forEach(file -> hash.add(file.getFileName().toString()).add(read(file)));
      new TreeMap<>(each.imports()).forEach((path, target) -> hash.add(path).add(keys.getOrDefault(target, target)));
      keys.put(each.importPath(), hash.hex());
    }
    return keys;
  }

  /** A hash of this go2rs: its jars, or in its own tests directories of classes. */
  static String toolKey(List<Path> classPath, String runtimeKey, String environment) {
    ContentHash hash = new ContentHash().add(runtimeKey).add(environment);
    classPath.stream().sorted().filter(Files::isRegularFile).filter(p -> p.getFileName().toString().startsWith("go2rs-")).forEach(p -> hash.add(read(p)));
    classPath.stream().sorted().filter(Files::isDirectory).forEach(dir -> addClasses(dir, hash));
    return hash.hex();
  }

  private static void addClasses(Path dir, ContentHash hash) {
    try (Stream<Path> walk = Files.walk(dir)) {
      walk.filter(Files::isRegularFile).sorted().forEach(file -> hash.add(read(file)));
    } catch (IOException e) {
      throw new DriverException("cannot read " + dir + ": " + IoReasons.of(e), e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DriverException("cannot read " + file + ": " + IoReasons.of(e), e);
    }
  }

  static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }
}
