package org.go2rs.frontend.source;

/**
 * A place in a source file as people read it.
 *
 * @param file the file's name, possibly changed by a {@code //line} directive
 * @param line counted from 1; 0 if the position is unknown
 * @param column in bytes, counted from 1; 0 if a {@code //line} directive leaves it unknown
 */
public record Position(String file, int line, int column) {
  /** The position that is nowhere. */
  public static final Position NONE = new Position("", 0, 0);

  /** Whether this names a place. */
  public boolean isValid() {
    return line > 0;
  }

  /** {@code file:line:column} as Go prints it, leaving out what is unknown. */
  @Override
  public String toString() {
    if (!isValid()) {
      return file.isEmpty() ? "-" : file;
    }
    String place = column > 0 ? line + ":" + column : Integer.toString(line);
    return file.isEmpty() ? place : file + ":" + place;
  }
}
