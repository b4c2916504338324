package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.File;

/** What compiler directives ask of the declarations that they stand at. */
final class Pragmas {
  private final Session session;

  Pragmas(Session session) {
    this.session = session;
  }

  void check(List<File> files) {
    if (session.config.ignoreFuncBodies()) {
      return;
    }
  }
}
