package org.go2rs.frontend.exportdata;

/** Bytes that should be export data are not: damaged, cut off, or of another version. */
public final class ExportFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportFormatException(String message) {
    super(message);
  }

  ExportFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
