package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Bodies of functions and function literals. */
final class FuncBodies {
  private final Session session;

  FuncBodies(Session session) {
    this.session = session;
  }

  /**
   * Checks a body.
   *
   * @param decl the package-level declaration that it belongs to
   * @param scope the scope of the parameters
   * @param iota the value of iota around a function literal
   */
  void check(@Nullable DeclInfo decl, Signature signature, Scope scope, BlockStmt body, @Nullable Value iota) {
    Frame frame = new Frame(scope, session.frame.version);
    frame.decl = decl;
    frame.signature = signature;
    frame.iota = iota;
    session.inFrame(
        frame,
        () -> {
          session.statements.body(body);
          Branches.check(session, body);
          if (signature.results().size() > 0 && !new Terminating(frame.panics).isTerminating(body, "")) {
            session.errors.at(body.rbrace(), ErrorCode.MISSING_RETURN, "missing return");
          }
          unused(scope);
          return frame;
        });
  }

  /** Reports unused variables. Those of function literals inside are reported with their own bodies. */
  private void unused(Scope scope) {
    List<Var> found = new ArrayList<>();
    for (Obj obj : scope.objects()) {
      if (obj instanceof Var v && v.kind() == Var.Kind.LOCAL && !v.isUsed()) {
        found.add(v);
      }
    }
    found.sort(Comparator.comparingInt(Var::pos));
    found.forEach(v -> session.errors.at(v, ErrorCode.UNUSED_VAR, "declared and not used: " + v.name()));
    for (Scope child : scope.children()) {
      if (!child.isFunction()) {
        unused(child);
      }
    }
  }
}
