/** Small rewrites of lowered bodies, each behaviour-preserving, in one ordered list. */
@NullMarked
package org.go2rs.transpile.passes;

import org.jspecify.annotations.NullMarked;
