package org.go2rs.transpile.decl;

import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.names.Reserved;

/** Module names of files. */
final class Modules {
  /** The one file of a crate that no reader opens: initialisation order, method tables. */
  static final String HIDDEN = "go_init";

  private Modules() {}

  /** {@code /usr/lib/go/src/sort/zsortfunc.go} to {@code zsortfunc}; what Rust cannot have as a module name is changed, and so are capitals: a type may have the file's name. */
  static String of(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    String stem = base.endsWith(".go") ? base.substring(0, base.length() - 3) : base;
    String small = stem.codePoints().anyMatch(Character::isUpperCase) ? Casing.snake(stem) : stem;
    var name = new StringBuilder();
    small.codePoints().forEach(c -> name.appendCodePoint(Character.isLetterOrDigit(c) ? c : '_'));
    if (Character.isDigit(name.charAt(0))) {
      name.insert(0, '_');
    }
    boolean taken = Reserved.value(name.toString()) || name.toString().equals("main") || name.toString().equals("lib") || name.toString().equals(HIDDEN);
    return taken ? name.append('_').toString() : name.toString();
  }
}
