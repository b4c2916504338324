/**
 * From package patterns to parsed packages: {@code go list} finds directories and modules, our own build constraints select the files, the
 * overlay replaces declarations, and the import graph of what was selected gives the order. {@link
 * org.go2rs.frontend.load.PackageLoader} is the way in.
 */
@NullMarked
package org.go2rs.frontend.load;

import org.jspecify.annotations.NullMarked;
