/** Source text and positions: an {@code int} offset names a place in any file of a {@link org.go2rs.frontend.source.FileSet}. */
@NullMarked
package org.go2rs.frontend.source;

import org.jspecify.annotations.NullMarked;
