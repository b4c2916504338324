package org.go2rs.transpile.rust;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Rust file knows of the Go file that it comes from, beside what its items say.
 *
 * @param exprs origins of expressions, by identity; statements and items carry their own
 * @param functions the functions of the Go file, outer ones before those that stand in them; the first is where initialisers run, and holds all
 * @param directives its {@code //line} directives in order
 */
public record Provenance(Map<RsExpr, Origin> exprs, List<Function> functions, List<Directive> directives) {
  /** Of a file that is not translated. */
  public static final Provenance NONE = new Provenance(new IdentityHashMap<>(), List.of(), List.of());

  public Provenance {
    exprs = Collections.unmodifiableMap(exprs);
    functions = List.copyOf(functions);
    directives = List.copyOf(directives);
  }

  /** The directive that says where a place shall be from, null if none does. */
  public @Nullable Directive directive(Origin at) {
    Directive found = null;
    for (Directive d : directives) {
      if (d.fromLine < at.line() || d.fromLine == at.line() && d.fromColumn <= at.column()) {
        found = d;
      }
    }
    return found;
  }

  /**
   * A {@code //line} directive: from a place on, lines count from that of another file.
   *
   * @param file the other file's path
   * @param line the line there of what stands on {@code fromLine} here
   */
  public record Directive(int fromLine, int fromColumn, String file, int line) {
    /** The line that a place has for its readers. */
    public int lineOf(Origin at) {
      return line + at.line() - fromLine;
    }
  }

  /**
   * A function, a function literal or the body of a loop over a function.
   *
   * @param name as Go's crash reports name it: {@code main.(*T).Add.func1}
   * @param startLine 1-based line of its first character
   * @param startColumn 1-based column in bytes
   * @param endLine line of the character behind it
   * @param endColumn column of the character behind it
   */
  public record Function(String name, int startLine, int startColumn, int endLine, int endColumn) {
    /** Whether a place of the same Go file is inside. */
    public boolean contains(Origin at) {
      boolean begun = at.line() > startLine || (at.line() == startLine && at.column() >= startColumn);
      return begun && (at.line() < endLine || (at.line() == endLine && at.column() < endColumn));
    }
  }
}
