package org.go2rs.transpile.analysis;

import org.go2rs.frontend.types.*;

/** Small questions about functions. */
public final class Funcs {
  private Funcs() {}

  /** Whether a method is declared with a pointer receiver; false for functions and interface methods. */
  public static boolean pointerReceiver(Func f) {
    Var recv = f.signature().recv();
    return recv != null && Types.unalias(recv.type()) instanceof Pointer;
  }

  /** Whether this is a method of an interface. */
  public static boolean isInterfaceMethod(Func f) {
    Var recv = f.signature().recv();
    return recv != null && recv.type().underlying() instanceof Interface && !(Types.unalias(recv.type()) instanceof TypeParam);
  }
}
