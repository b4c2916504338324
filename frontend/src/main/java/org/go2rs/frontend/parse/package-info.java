/**
 * From bytes to the syntax tree: the ANTLR lexer and cover grammar, and the builder that makes {@code org.go2rs.frontend.ast} records of
 * what they find. {@link org.go2rs.frontend.parse.GoFileParser} is the way in.
 */
@NullMarked
package org.go2rs.frontend.parse;

import org.jspecify.annotations.NullMarked;
