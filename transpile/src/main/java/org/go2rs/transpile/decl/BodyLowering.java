package org.go2rs.transpile.decl;

import java.util.List;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.types.Type;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPat;

/**
 * The seam between declarations and bodies. Implementations hold no state between calls; what cannot be lowered is reported to the package's sink, and any
 * well-formed Rust stands in its place.
 */
public interface BodyLowering {
  /** Lowers the body of a function or method. */
  Body function(FuncContext func);

  /**
   * Lowers the initial value of package variables, converted to {@code targets}: one variable, or several for a call with several results, which is then a
   * tuple. The value is evaluated in a closure of its own, so the result may be a block.
   */
  RsExpr initializer(FileContext file, Expr value, List<Type> targets);

  /**
   * A lowered body.
   *
   * @param params the patterns of the parameters, receiver left out: only the body knows which are {@code mut} or unused
   * @param mutableSelf whether a receiver taken by value is {@code mut self}
   */
  record Body(List<RsPat> params, boolean mutableSelf, RsBlock block) {
    public Body {
      params = List.copyOf(params);
    }
  }
}
