package org.go2rs.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A directory of which go2rs owns some files: a list in it names them. A new set of files is first written aside in full, then moved into place; files of the old set that are
 * not in the new one go. What others put there (cargo's {@code target}, an editor's files) stays.
 */
final class OwnedFiles {
  private static final String LIST = ".go2rs-files";

  private OwnedFiles() {}

  static void replace(Path dir, SortedMap<String, byte[]> files) throws IOException {
    boolean existed = Files.exists(dir);
    Files.createDirectories(dir);
    try {
      replaceFiles(dir, files);
    } catch (IOException e) {
      if (!existed) {
        FileTrees.deleteTree(dir);
      }
      throw e;
    }
  }

  private static void replaceFiles(Path dir, SortedMap<String, byte[]> files) throws IOException {
    List<String> old = owned(dir);
    Path aside = TempFiles.own(Files.createTempDirectory(dir, ".go2rs-new-"));
    try {
      for (var file : files.entrySet()) {
        if (!hasContent(dir.resolve(file.getKey()), file.getValue())) {
          Path target = aside.resolve(file.getKey());
          Files.createDirectories(target.getParent());
          Files.write(target, file.getValue());
        }
      }
      moveAll(aside, dir);
    } finally {
      TempFiles.delete(aside);
    }
    for (String name : old) {
      if (!files.containsKey(name)) {
        Files.deleteIfExists(dir.resolve(name));
      }
    }
    FileTrees.writeIfChanged(dir.resolve(LIST), String.join("\n", files.keySet()).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the directory is absent, empty, or was written by go2rs before. */
  static boolean mayReplace(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return true;
    }
    if (!Files.isDirectory(dir)) {
      return false;
    }
    if (Files.exists(dir.resolve(LIST))) {
      return true;
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.findAny().isEmpty();
    }
  }

  private static List<String> owned(Path dir) throws IOException {
    Path list = dir.resolve(LIST);
    return Files.isRegularFile(list) ? Files.readString(list).lines().filter(l -> !l.isBlank()).toList() : List.of();
  }

  private static boolean hasContent(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == content.length && java.util.Arrays.equals(Files.readAllBytes(file), content);
  }

  private static void moveAll(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      FileTrees.move(file, target);
    }
  }
}
