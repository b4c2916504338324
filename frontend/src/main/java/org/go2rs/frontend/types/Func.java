package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function, a concrete method or an interface method. */
public final class Func extends Obj {
  private final @Nullable Func origin;
  private boolean declaredPtrRecv;

  public Func(int pos, @Nullable Pkg pkg, String name, @Nullable Signature signature) {
    this(pos, pkg, name, signature, null);
  }

  private Func(int pos, @Nullable Pkg pkg, String name, @Nullable Type signature, @Nullable Func origin) {
    super(pos, pkg, name, signature);
    this.origin = origin;
  }

  /** A copy with another signature, which remembers its origin: methods of instances are such copies. */
  public Func withSignature(Signature signature) {
    Func copy = new Func(pos(), pkg(), name(), signature, origin());
    copy.setParent(parent());
    copy.setScopePos(scopePos());
    copy.setOrder(order());
    copy.declaredPtrRecv = declaredPtrRecv;
    return copy;
  }

  /** The function's type; an empty signature after an error. */
  public Signature signature() {
    return type() instanceof Signature signature ? signature : Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);
  }

  /** The method declared on the generic type, for a method of an instance; otherwise the function itself. */
  public Func origin() {
    return origin == null ? this : origin;
  }

  /** Whether there is a receiver. */
  public boolean isMethod() {
    return signature().recv() != null;
  }

  /** The receiver's named type behind pointer and alias, or null for functions and methods of interface literals. */
  public @Nullable Named recvNamed() {
    Var recv = signature().recv();
    return recv == null ? null : Types.asNamed(Types.deref(recv.type()));
  }

  /** Whether the receiver is a pointer. Before the signature is known, as the checker noted it with {@link #setDeclaredPtrRecv}. */
  public boolean hasPtrRecv() {
    if (typeOrNull() instanceof Signature signature && signature.recv() instanceof Var recv) {
      return Types.unalias(recv.type()) instanceof Pointer;
    }
    return declaredPtrRecv;
  }

  public void setDeclaredPtrRecv(boolean isPointer) {
    declaredPtrRecv = isPointer;
  }

  /** {@code path.f} or {@code (*path.T).m}, as in Go's stack traces and linker names, but with type arguments. */
  public String fullName() {
    return ObjStrings.funcName(this, Qualifier.FULL_PATH);
  }

  /** All parameter variables, without the receiver. */
  public List<Var> params() {
    return signature().params().vars();
  }
}
