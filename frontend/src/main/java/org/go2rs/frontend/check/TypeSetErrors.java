package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeSetListener;

/** Reports what is wrong in the type sets of interfaces. */
final class TypeSetErrors implements TypeSetListener {
  private final Session session;

  TypeSetErrors(Session session) {
    this.session = session;
  }

  @Override
  public void duplicateMethod(int pos, Func method, int otherPos) {
    List<Diagnostic.Related> related =
        otherPos == 0 ? List.of() : List.of(new Diagnostic.Related(otherPos, "other declaration of method " + method.name()));
    session.errors.report(ErrorCode.DUPLICATE_DECL, pos, "duplicate method " + method.name(), related);
  }

  @Override
  public void tooManyTerms(int pos, int limit) {
    session.errors.at(pos, ErrorCode.INVALID_UNION, "cannot handle more than " + limit + " union terms (implementation limitation)");
  }

  @Override
  public void later(Runnable action) {
    session.later(action);
  }

  @Override
  public boolean allowsVersion(int minor) {
    return session.allows(new GoVersion(minor));
  }

  @Override
  public boolean verifyVersion(int pos, int minor, Type type, String what) {
    Named named = Types.asNamed(type);
    boolean ours = named == null || named.obj().pkg() == null || named.obj().pkg() == session.pkg;
    if (type.underlying() instanceof Interface iface && (ours || iface.isMethodSet())) {
      return true;
    }
    return session.verify(pos, new GoVersion(minor), what + " " + session.text(type));
  }
}
