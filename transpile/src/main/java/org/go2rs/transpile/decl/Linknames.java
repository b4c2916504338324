package org.go2rs.transpile.decl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.jspecify.annotations.Nullable;

/** The {@code //go:linkname} directives of a package: the function that one names may stand in another of its files. */
final class Linknames {
  /** Functions that other standard packages take by linkname, without a directive beside the function itself. */
  private static final Map<String, Set<String>> TAKEN =
      Map.of(
          "syscall",
          Set.of(
              "recvfromInet4", "recvfromInet6", "sendtoInet4", "sendtoInet6", "sendmsgNInet4", "sendmsgNInet6", "recvmsgInet4", "recvmsgInet6", "fcntl",
              "mmap", "munmap", "utimensat"));

  private final Map<String, String> remote = new HashMap<>();
  private final String path;

  Linknames(String path, List<File> files) {
    this.path = path;
    for (Directive d : files.stream().flatMap(f -> f.directives().stream()).toList()) {
      if (d.tool().equals("go") && d.name().equals("linkname")) {
        String[] words = d.args().split("\\s+");
        remote.put(words[0], words.length > 1 ? words[1] : path + "." + words[0]);
      }
    }
  }

  /** The symbol that a function with a body is exported as, null for none. */
  @Nullable String exported(String name) {
    boolean taken = TAKEN.getOrDefault(path, Set.of()).contains(name);
    String to = remote.getOrDefault(name, taken ? path + "." + name : null);
    return to == null ? null : "go:" + to;
  }

  /** The symbol that a function without a body is found at. */
  String imported(String name) {
    return "go:" + remote.getOrDefault(name, path + "." + name);
  }
}
