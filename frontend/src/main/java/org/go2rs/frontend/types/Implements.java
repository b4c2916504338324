package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a type implements an interface or satisfies a constraint, with Go's reasons. */
public final class Implements {
  private final Type type;
  private final Type iface;
  private final boolean constraint;
  private final Env env;
  private final @Nullable Cause cause;

  private Implements(Type type, Type iface, boolean constraint, Env env, @Nullable Cause cause) {
    this.type = type;
    this.iface = iface;
    this.constraint = constraint;
    this.env = env;
    this.cause = cause;
  }

  /**
   * Whether {@code type} implements {@code iface}.
   *
   * @param constraint whether {@code iface} is a constraint to be satisfied: then interfaces count as comparable
   * @param cause takes the reason if not
   */
  public static boolean test(Type type, Type iface, boolean constraint, Env env, @Nullable Cause cause) {
    Type under = type.underlying();
    Type ifaceUnder = iface.underlying();
    boolean invalid = !Types.isValid(under) || !Types.isValid(ifaceUnder);
    if (invalid || (under instanceof Pointer pointer && !Types.isValid(pointer.elem().underlying()))) {
      // There was an error already.
      return true;
    }
    Implements test = new Implements(type, iface, constraint, env, cause);
    return ifaceUnder instanceof Interface target ? test.target(target, under) : test.notAnInterface();
  }

  /**
   * Checks type arguments against the constraints of their parameters; the result is the index of the first that does not fit, or -1.
   */
  public static int verify(List<TypeParam> params, List<Type> args, Env env, Cause cause) {
    Subst subst = Subst.of(params, args, env.context());
    for (int i = 0; i < params.size(); i++) {
      // Makes sure that the constraint is an interface.
      params.get(i).iface();
      if (!test(args.get(i), subst.type(params.get(i).constraint()), true, env, cause)) {
        return i;
      }
    }
    return -1;
  }

  private String text(Type t) {
    return env.string(t);
  }

  private String verb() {
    return constraint ? "satisfy" : "implement";
  }

  private boolean fail(String reason) {
    if (cause != null) {
      cause.set(reason);
    }
    return false;
  }

  private String does(String what) {
    return text(type) + " does not " + verb() + " " + what;
  }

  private boolean notAnInterface() {
    if (cause == null) {
      return false;
    }
    String detail =
        Methods.isInterfacePointer(iface) ? "type " + text(iface) + " is pointer to interface, not interface" : text(iface) + " is not an interface";
    return fail(does(text(iface)) + " (" + detail + ")");
  }

  private boolean target(Interface target, Type under) {
    TypeSet wanted = target.typeSet();
    TypeSet own = under instanceof Interface i ? i.typeSet() : null;
    if (wanted.isAll() || (own != null && own.isEmpty())) {
      return true;
    }
    if (wanted.isEmpty()) {
      return fail(cause == null ? "" : "cannot " + verb() + " " + text(iface) + " (empty type set)");
    }
    if (!Methods.hasAll(type, iface, true, Types::identical, env.qualifier(), cause)) {
      return fail(cause == null ? "" : does(text(iface)) + " " + cause);
    }
    return inTerms(target, wanted, own) && comparable(wanted);
  }

  private boolean comparable(TypeSet wanted) {
    if (!wanted.isComparable() || Predicates.isStrictlyComparable(type)) {
      return true;
    }
    if (constraint && Predicates.isComparable(type)) {
      return env.allowsVersion(20) || fail(cause == null ? "" : text(type) + " to " + verb() + " comparable requires go1.20 or later");
    }
    return fail(cause == null ? "" : does("comparable"));
  }

  private boolean inTerms(Interface target, TypeSet wanted, @Nullable TypeSet own) {
    if (!wanted.hasTerms()) {
      return true;
    }
    if (own != null) {
      return own.subsetOf(wanted) || fail(cause == null ? "" : does(text(iface)));
    }
    return wanted.terms().includes(type) || fail(cause == null ? "" : does(text(iface)) + " (" + notInTerms(target, wanted) + ")");
  }

  private String notInTerms(Interface target, TypeSet wanted) {
    for (Union.Term term : wanted.terms().list()) {
      boolean literal = Types.identical(term.type(), term.type().underlying());
      if (!term.tilde() && literal && TermList.includes(new Union.Term(true, term.type()), type)) {
        return "possibly missing ~ for " + text(term.type()) + " in " + text(iface);
      }
    }
    if (mentions(target)) {
      return text(iface) + " mentions " + text(type) + ", but " + text(type) + " is not in the type set of " + text(iface);
    }
    // Go writes the terms with full package paths here.
    return text(type) + " missing in " + wanted.terms();
  }

  private boolean mentions(Type where) {
    return where instanceof Interface i ? i.embeddeds().stream().anyMatch(this::mentions)
        : where instanceof Union u ? u.terms().stream().anyMatch(term -> mentions(term.type()))
        : Types.identical(where, type);
  }
}
