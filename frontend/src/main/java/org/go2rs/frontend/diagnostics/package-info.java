/** What the user is told: diagnostics, the sinks that collect them and the renderer that prints them. */
@NullMarked
package org.go2rs.frontend.diagnostics;

import org.jspecify.annotations.NullMarked;
