package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A braced block.
 *
 * @param tail the value of the block, printed last without a semicolon
 */
public record RsBlock(List<RsStmt> stmts, @Nullable RsExpr tail) {
  public static final RsBlock EMPTY = new RsBlock(List.of(), null);

  public RsBlock {
    stmts = List.copyOf(stmts);
  }

  /** A block without a value. */
  public static RsBlock of(List<RsStmt> stmts) {
    return new RsBlock(stmts, null);
  }

  /** A block that is one value. */
  public static RsBlock value(RsExpr tail) {
    return new RsBlock(List.of(), tail);
  }

  /** Whether there is neither a statement nor a value. */
  public boolean isEmpty() {
    return stmts.isEmpty() && tail == null;
  }
}
