/** The front end as a whole: {@link org.go2rs.frontend.Frontend} loads and checks packages. */
@NullMarked
package org.go2rs.frontend;

import org.jspecify.annotations.NullMarked;
