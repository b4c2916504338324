package org.go2rs.transpile.rust;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Rust file knows of the Go file that it comes from, beside what its items say.
 *
 * @param exprs origins of expressions, by identity; statements and items carry their own
 * @param functions the functions of the Go file, outer ones before those that stand in them; the first is where initialisers run, and holds all
 */
public record Provenance(Map<RsExpr, Origin> exprs, List<Function> functions) {
  /** Of a file that is not translated. */
  public static final Provenance NONE = new Provenance(new IdentityHashMap<>(), List.of());

  public Provenance {
    exprs = Collections.unmodifiableMap(exprs);
    functions = List.copyOf(functions);
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
