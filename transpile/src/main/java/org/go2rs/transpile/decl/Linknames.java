package org.go2rs.transpile.decl;

import java.util.HashMap;
import java.util.Map;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.jspecify.annotations.Nullable;

/** The {@code //go:linkname} directives of a file. */
final class Linknames {
  private final Map<String, String> remote = new HashMap<>();
  private final String path;

  Linknames(String path, File file) {
    this.path = path;
    for (Directive d : file.directives()) {
      if (d.tool().equals("go") && d.name().equals("linkname")) {
        String[] words = d.args().split("\\s+");
        remote.put(words[0], words.length > 1 ? words[1] : path + "." + words[0]);
      }
    }
  }

  /** The symbol that a function with a body is exported as, null for none. */
  @Nullable String exported(String name) {
    String to = remote.get(name);
    return to == null ? null : "go:" + to;
  }

  /** The symbol that a function without a body is found at. */
  String imported(String name) {
    return "go:" + remote.getOrDefault(name, path + "." + name);
  }
}
