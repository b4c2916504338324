/** The {@code go2rs} command: arguments, help, exit codes, what is printed where. All work is done by the modules below. */
@NullMarked
package org.go2rs.cli;

import org.jspecify.annotations.NullMarked;
