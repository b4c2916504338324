package org.go2rs.driver;

/** A failure that is neither in the user's Go nor in our translation: a missing tool, an unreadable file, a full disk. The message says what to do. */
public final class DriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DriverException(String message) {
    super(message);
  }

  public DriverException(String message, Throwable cause) {
    super(message, cause);
  }
}
