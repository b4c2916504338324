/** Facts about function bodies that lowering asks for: how variables are used, what a call may change, which functions recover. */
@NullMarked
package org.go2rs.transpile.analysis;

import org.jspecify.annotations.NullMarked;
