package org.go2rs.frontend.check;

import org.go2rs.frontend.types.Cause;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Implements;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Methods;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** The rules of assignability. */
final class Assignability {
  private final Session session;

  Assignability(Session session) {
    this.session = session;
  }

  boolean test(Operand x, Type target) {
    return failure(x, target, null) == null;
  }

  /** Why an operand cannot be assigned to a variable of the type; null if it can. */
  @Nullable ErrorCode failure(Operand x, Type target, @Nullable Cause cause) {
    if (x.isInvalid() || !Types.isValid(target) || !Types.isValid(x.type())) {
      return null;
    }
    Type v = Types.unalias(x.type());
    Type t = Types.unalias(target);
    if (Types.identical(v, t)) {
      return null;
    }
    TypeParam vp = Types.asTypeParam(v);
    TypeParam tp = Types.asTypeParam(t);
    Type vu = v.underlying();
    Type tu = t.underlying();
    if (Predicates.isUntyped(v)) {
      return untyped(x, t, tp) ? null : ErrorCode.INCOMPATIBLE_ASSIGN;
    }
    if (vp == null && tp == null && (!Predicates.hasName(v) || !Predicates.hasName(t)) && Types.identical(vu, tu)) {
      return null;
    }
    // Pointers to interfaces are tried as well, for the sake of their error message.
    if ((tu instanceof Interface && tp == null) || Methods.isInterfacePointer(tu)) {
      if (Implements.test(v, t, false, session.env(), cause)) {
        return null;
      }
      if (vp == null) {
        return ErrorCode.INVALID_IFACE_ASSIGN;
      }
      set(cause, "");
    }
    if (vu instanceof Interface && vp == null && Implements.test(t, v, false, session.env(), null)) {
      set(cause, "need type assertion");
      return ErrorCode.INCOMPATIBLE_ASSIGN;
    }
    if (vu instanceof Chan from && from.dir() == Chan.Dir.SEND_RECV && tu instanceof Chan to && Types.identical(from.elem(), to.elem())) {
      return !Predicates.hasName(v) || !Predicates.hasName(t) ? null : ErrorCode.INVALID_CHAN_ASSIGN;
    }
    if (tp != null && !Predicates.hasName(v)) {
      return toTypeParam(x, tp, cause);
    }
    if (vp != null && !Predicates.hasName(t)) {
      return fromTypeParam(x, vp, target, cause);
    }
    return ErrorCode.INCOMPATIBLE_ASSIGN;
  }

  private boolean untyped(Operand x, Type target, @Nullable TypeParam param) {
    if (param == null) {
      return session.untyped.implicit(x, target).type() != null;
    }
    return param.iface().typeSet().is(term -> term != null && session.untyped.implicit(x, term.type()).type() != null);
  }

  private @Nullable ErrorCode toTypeParam(Operand x, TypeParam param, @Nullable Cause cause) {
    boolean all =
        param
            .iface()
            .typeSet()
            .is(
                term -> {
                  if (term == null) {
                    return false;
                  }
                  boolean ok = failure(x, term.type(), cause) == null;
                  if (!ok) {
                    extend(cause, "cannot assign " + session.text(x.type()) + " to " + session.text(term.type()) + " (in " + session.text(param) + ")");
                  }
                  return ok;
                });
    return all ? null : ErrorCode.INCOMPATIBLE_ASSIGN;
  }

  private @Nullable ErrorCode fromTypeParam(Operand x, TypeParam param, Type target, @Nullable Cause cause) {
    boolean all =
        param
            .iface()
            .typeSet()
            .is(
                term -> {
                  if (term == null) {
                    return false;
                  }
                  boolean ok = failure(x.withType(term.type()), target, cause) == null;
                  if (!ok) {
                    extend(cause, "cannot assign " + session.text(term.type()) + " (in " + session.text(param) + ") to " + session.text(target));
                  }
                  return ok;
                });
    return all ? null : ErrorCode.INCOMPATIBLE_ASSIGN;
  }

  static void extend(@Nullable Cause cause, String message) {
    if (cause != null) {
      cause.set(cause.isEmpty() ? message : message + "\n\t" + cause.text());
    }
  }

  private static void set(@Nullable Cause cause, String text) {
    if (cause != null) {
      cause.set(text);
    }
  }
}
