package org.go2rs.frontend.source;

/**
 * A {@code //line} directive: from {@code offset} on, positions count from the given file, line and column.
 *
 * @param offset the byte offset in the file of the first byte that the directive speaks about
 * @param file the file that the directive names
 * @param column 0 if the directive gives none; then columns are unknown up to the next directive
 */
public record LineDirective(int offset, String file, int line, int column) {}
