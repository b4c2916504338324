package org.go2rs.frontend.exportdata;

/** What comes next in the encoding of a type. The order is part of the format. */
enum Tag {
  /** A type or type parameter that was written before: its number follows. */
  SEEN,
  BASIC,
  ARRAY,
  SLICE,
  STRUCT,
  POINTER,
  TUPLE,
  SIGNATURE,
  UNION,
  INTERFACE,
  /** The interface behind {@code any}. */
  ANY,
  MAP,
  CHAN,
  /** A declared type or alias of this package: its number in the table of declarations. */
  LOCAL,
  /** A declared type or alias of another package, or a predeclared one: package and name. */
  FOREIGN,
  /** An instance of a generic type or alias. */
  INSTANCE;

  private static final Tag[] VALUES = values();

  static Tag of(int number) {
    if (number < 0 || number >= VALUES.length) {
      throw new ExportFormatException("no such kind of type: " + number);
    }
    return VALUES[number];
  }
}
