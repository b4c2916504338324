package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Go package: one object per import path in a program. */
public final class Pkg {
  private final String path;
  private String name;
  private final Scope scope;
  private List<Pkg> imports = List.of();
  private volatile boolean complete;
  private boolean fake;
  private String goVersion = "";

  /** An empty package whose scope is a child of the universe. */
  public Pkg(String path, String name) {
    this.path = path;
    this.name = name;
    scope = new Scope(Universe.SCOPE, 0, 0, "package " + path);
  }

  /** The package unsafe, which the universe makes while it is being built itself. */
  Pkg(String path, String name, Scope scope) {
    this.path = path;
    this.name = name;
    this.scope = scope;
  }

  /** The import path. */
  public String path() {
    return path;
  }

  /** The name of the package clause. */
  public String name() {
    return name;
  }

  public void setName(String newName) {
    name = newName;
  }

  /** The package scope: what the package declares at top level. */
  public Scope scope() {
    return scope;
  }

  /** Directly imported packages, sorted by path. */
  public List<Pkg> imports() {
    return imports;
  }

  public void setImports(List<Pkg> newImports) {
    imports = List.copyOf(newImports);
  }

  /** Whether all objects are set up: from then on any thread may read the package. */
  public boolean isComplete() {
    return complete;
  }

  /** Says that nothing will be added any more. */
  public void markComplete() {
    complete = true;
  }

  /** Whether this stands for a package that could not be imported, so that errors about missing names are left out. */
  public boolean isFake() {
    return fake;
  }

  public void setFake(boolean isFake) {
    fake = isFake;
  }

  /** The language version of the module, as {@code go1.26}; empty if unknown. */
  public String goVersion() {
    return goVersion;
  }

  public void setGoVersion(String newGoVersion) {
    goVersion = newGoVersion;
  }

  /** Whether both are the same package, or both none. */
  public static boolean same(@Nullable Pkg a, @Nullable Pkg b) {
    return a == null || b == null ? a == b : a.path.equals(b.path);
  }

  @Override
  public String toString() {
    return "package " + name + " (\"" + path + "\")";
  }
}
