package org.go2rs.frontend.exportdata;

/** What a package-level object is; types have a table of their own. The order is part of the format. */
enum ObjectKind {
  CONST,
  VAR,
  FUNC;

  private static final ObjectKind[] VALUES = values();

  static ObjectKind of(int number) {
    if (number < 0 || number >= VALUES.length) {
      throw new ExportFormatException("no such kind of object: " + number);
    }
    return VALUES[number];
  }
}
