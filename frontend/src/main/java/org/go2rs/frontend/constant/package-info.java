/** Exact values of Go's constants and their arithmetic, with {@code go/constant}'s results and texts. Values are immutable. */
@NullMarked
package org.go2rs.frontend.constant;

import org.jspecify.annotations.NullMarked;
