package org.go2rs.frontend.load;

/** Stops loading with a message for the user; the loader turns it into a diagnostic. */
final class LoadException extends Exception {
  private static final long serialVersionUID = 1;
  private final String code;

  LoadException(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
