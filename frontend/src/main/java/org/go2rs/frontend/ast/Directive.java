package org.go2rs.frontend.ast;

/**
 * A tool directive in a comment, {@code //go:name args}; also {@code //export name} with an empty tool.
 *
 * @param pos the position of the comment
 * @param tool what stands before the colon: {@code go} for the compiler's own, {@code go2rs} for ours
 * @param args the rest of the line, trimmed; may be empty
 */
public record Directive(int pos, String tool, String name, String args) {}
