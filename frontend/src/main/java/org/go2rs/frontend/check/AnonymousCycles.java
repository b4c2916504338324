package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.NodeWalker;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.InterfaceCycles;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;

/** Reports interface literals that contain themselves. Go's compiler looks for them when all else is right. */
final class AnonymousCycles {
  private static final String MESSAGE = "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)";

  private final Session session;
  private final InterfaceCycles cycles = new InterfaceCycles();

  AnonymousCycles(Session session) {
    this.session = session;
  }

  void check(List<File> files) {
    files.forEach(file -> NodeWalker.walk(file, this::visit));
  }

  /** Literals inside of a literal are reached through it. */
  private boolean visit(Node node) {
    if (!(node instanceof InterfaceType literal)) {
      return true;
    }
    Type type = session.info.typeOf(literal);
    if (type != null && Types.unalias(type) instanceof Interface iface && cycles.found(iface)) {
      session.errors.at(literal.pos(), ErrorCode.INVALID_TYPE_CYCLE, MESSAGE);
    }
    return false;
  }
}
