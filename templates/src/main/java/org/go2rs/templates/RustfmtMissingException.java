package org.go2rs.templates;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The user's Rust installation has no rustfmt. */
public final class RustfmtMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  RustfmtMissingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
