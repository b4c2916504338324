package org.go2rs.transpile.decl;

import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.LocalNames;
import org.jspecify.annotations.Nullable;

/**
 * What the lowering of one function's body needs.
 *
 * @param receiver how the receiver is taken, null for functions
 * @param locals the names of everything that the function declares, parameters and nested literals included
 */
public record FuncContext(FileContext file, FuncDecl decl, Func func, @Nullable ReceiverForm receiver, LocalNames locals) {
  public PackageContext pkg() {
    return file.pkg();
  }

  /** The body; only functions that have one are lowered. */
  public BlockStmt body() {
    BlockStmt body = decl.body();
    if (body == null) {
      throw new IllegalStateException(func.name() + " has no body");
    }
    return body;
  }

  public Signature signature() {
    return func.signature();
  }

  /** The receiver variable, null for functions. */
  public @Nullable Var recv() {
    return func.signature().recv();
  }
}
