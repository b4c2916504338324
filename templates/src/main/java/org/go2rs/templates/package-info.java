/** Renders the Rust model: one Velocity template per record that is more than a line, everything else printed here. */
@NullMarked
package org.go2rs.templates;

import org.jspecify.annotations.NullMarked;
