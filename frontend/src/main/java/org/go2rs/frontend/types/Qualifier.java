package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/** How a package is written before a name of it; the empty string leaves it out. */
@FunctionalInterface
public interface Qualifier {
  /** {@code go/types}' default: the import path. */
  Qualifier FULL_PATH = Pkg::path;

  /** The package name alone. */
  Qualifier NAME = Pkg::name;

  String qualify(Pkg pkg);

  /** How messages write a position, as {@code file.go:3:5}; empty if they do not. It follows a type parameter that has the name of a predeclared type. */
  default String position(int pos) {
    return "";
  }

  /** Leaves out the given package and writes the path of others. */
  static Qualifier relativeTo(@Nullable Pkg pkg) {
    return other -> other == pkg ? "" : other.path();
  }
}
