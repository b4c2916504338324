/** Decides every Rust name: the same input gives the same names, and different Go names never fall together. See {@code docs/names.md}. */
@NullMarked
package org.go2rs.transpile.names;

import org.jspecify.annotations.NullMarked;
