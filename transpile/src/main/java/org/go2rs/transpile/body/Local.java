package org.go2rs.transpile.body;

import org.go2rs.frontend.types.Var;

/** A local variable and where its value is. */
record Local(Var var, String name, Storage storage) {
  enum Storage {
    /** A binding that holds the value. */
    PLAIN,
    /** A binding that holds a pointer to the value. */
    CELL,
    /** The {@code self} of a method that takes {@code &mut self}: a pointer in Go, a reference in Rust. */
    SELF
  }

  boolean isCell() {
    return storage == Storage.CELL;
  }
}
