package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;

/** The statements of the block that is being written. */
final class Emitter {
  private List<RsStmt> stmts = new ArrayList<>();

  void emit(RsStmt stmt) {
    stmts.add(stmt);
  }

  int mark() {
    return stmts.size();
  }

  boolean grewSince(int mark) {
    return stmts.size() > mark;
  }

  /** Drops what was emitted since the mark. */
  void rewind(int mark) {
    stmts.subList(mark, stmts.size()).clear();
  }

  /** Runs an action that writes into a fresh block, and returns that block's statements. */
  List<RsStmt> nested(Runnable action) {
    List<RsStmt> outer = stmts;
    List<RsStmt> inner = new ArrayList<>();
    stmts = inner;
    try {
      action.run();
    } finally {
      stmts = outer;
    }
    return inner;
  }

  /** The block that an action writes. */
  RsBlock block(Runnable action) {
    return RsBlock.of(nested(action));
  }

  /** An expression with the statements it needs, as a block if it needs any. */
  RsExpr value(java.util.function.Supplier<RsExpr> action) {
    RsExpr[] result = new RsExpr[1];
    List<RsStmt> needed = nested(() -> result[0] = action.get());
    return needed.isEmpty() ? result[0] : new RsExpr.Block(null, new RsBlock(needed, result[0]));
  }
}
