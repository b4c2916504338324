/**
 * Lowers function bodies from the typed syntax tree to the Rust model: one file per language concern. What is not supported is a diagnostic with a
 * code and a position, never a guess. See {@code docs/lowering.md}.
 */
@NullMarked
package org.go2rs.transpile.body;

import org.jspecify.annotations.NullMarked;
