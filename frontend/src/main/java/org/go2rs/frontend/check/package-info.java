/**
 * Go's type checker: walks the syntax of whole packages and leaves an {@link org.go2rs.frontend.types.Info} for the lowering.
 *
 * <p>{@link Checker#check} is the entry. The rules are those of {@code go/types}, the messages and their positions those of Go's own compiler. Each file is
 * one concern of the language and is named after it; all of them share the state in {@link Session} and reach each other through it.
 *
 * <p>Nothing here throws on user code: an error goes to the sink and an invalid operand or type takes the place of what could not be checked.
 */
@NullMarked
package org.go2rs.frontend.check;

import org.jspecify.annotations.NullMarked;
