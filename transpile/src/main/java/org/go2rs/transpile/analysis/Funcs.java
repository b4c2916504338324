package org.go2rs.transpile.analysis;

import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

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

  /** The builtin that a call names, or null. */
  public static @Nullable Builtin builtin(Info info, CallExpr c) {
    Expr fun = Nodes.unparen(c.fun());
    Ident name = fun instanceof Ident id ? id : fun instanceof SelectorExpr s ? s.sel() : null;
    return name != null && info.uses.get(name) instanceof Builtin b ? b : null;
  }

  /** The function or method that a call names statically; null for function values, builtins, interface methods and conversions. */
  public static @Nullable Func callee(Info info, CallExpr c) {
    Expr fun = Nodes.unparen(c.fun());
    if (fun instanceof IndexExpr x) {
      fun = Nodes.unparen(x.x());
    }
    Ident name = fun instanceof Ident id ? id : fun instanceof SelectorExpr s ? s.sel() : null;
    return name != null && info.uses.get(name) instanceof Func f && !isInterfaceMethod(f) ? f : null;
  }
}
