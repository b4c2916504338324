package org.go2rs.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How files and directories looked at one moment, without reading them: enough to tell whether any has changed since. */
final class FileStates {
  private static final String ABSENT = "absent";

  /** The names that the go command looks at in a package's directory, and our own. */
  private static final Set<String> SOURCES =
      Set.of("go", "rs", "c", "cc", "cpp", "cxx", "m", "h", "hh", "hpp", "hxx", "f", "F", "for", "f90", "s", "S", "sx", "swig", "swigcxx", "syso");

  private final Map<Seen, String> states = new TreeMap<>();
  private FileTime newest = FileTime.fromMillis(0);

  /** What is looked at. */
  enum Kind {
    /** One file, or that there is none. */
    FILE,
    /** The names in a directory. */
    NAMES,
    /** Those of them that are sources of a package. */
    SOURCES
  }

  /** A thing that was looked at. */
  record Seen(Kind kind, Path path) implements Comparable<Seen> {
    /** How it looks now. */
    String state() {
      return switch (kind) {
        case FILE -> fileState(path);
        case NAMES, SOURCES -> {
          ContentHash hash = new ContentHash();
          members().stream().map(member -> member.getFileName().toString()).sorted().forEach(hash::add);
          yield hash.hex();
        }
      };
    }

    private List<Path> members() {
      return list(path).stream().filter(member -> kind == Kind.NAMES || isSource(member)).toList();
    }

    @Override
    public int compareTo(Seen other) {
      int byPath = path.compareTo(other.path);
      return byPath != 0 ? byPath : kind.compareTo(other.kind);
    }
  }

  /** Notes a file, or that there is none. */
  FileStates file(Path file) {
    note(new Seen(Kind.FILE, file));
    newest = Stream.of(newest, changed(file)).max(FileTime::compareTo).orElseThrow();
    return this;
  }

  /** Notes the names in a directory, and each file of them. */
  FileStates directory(Path dir, Kind kind) {
    Seen seen = new Seen(kind, dir);
    note(seen);
    seen.members().stream().filter(Files::isRegularFile).forEach(this::file);
    return this;
  }

  /** Notes a directory with all below it. */
  FileStates tree(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(Files::isDirectory).filter(dir -> !root.relativize(dir).toString().contains("target")).forEach(dir -> directory(dir, Kind.NAMES));
    } catch (IOException | UncheckedIOException e) {
      file(root);
    }
    return this;
  }

  /** Whether something changed at this moment or later: it may then have changed again without a trace, because clocks of file systems are coarse. */
  boolean changedSince(FileTime moment) {
    return newest.compareTo(moment) >= 0;
  }

  /** All that was noted. */
  Map<Seen, String> noted() {
    return states;
  }

  private void note(Seen seen) {
    states.computeIfAbsent(seen, Seen::state);
  }

  private static String fileState(Path file) {
    try {
      Map<String, Object> attributes = Files.readAttributes(file, "unix:size,ino,ctime,lastModifiedTime");
      return Stream.of("size", "ino", "ctime", "lastModifiedTime").map(name -> attributes.get(name).toString()).reduce((a, b) -> a + " " + b).orElseThrow();
    } catch (IOException | UnsupportedOperationException e) {
      return ABSENT;
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.isDirectory(file) ? FileTime.fromMillis(0) : (FileTime) Files.getAttribute(file, "unix:ctime");
    } catch (IOException | UnsupportedOperationException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return SOURCES.contains(name.substring(name.lastIndexOf('.') + 1)) && !Files.isDirectory(file);
  }

  private static List<Path> list(Path dir) {
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
