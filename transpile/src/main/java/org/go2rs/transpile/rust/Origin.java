package org.go2rs.transpile.rust;

/**
 * The place in the translated source that an item or statement comes from. It maps messages of rustc back.
 *
 * @param file the source file's path as diagnostics show it
 * @param line 1-based line
 * @param column 1-based column in bytes, 0 when unknown
 */
public record Origin(String file, int line, int column) {}
