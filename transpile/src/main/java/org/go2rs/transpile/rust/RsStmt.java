package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Rust statement. The tail expression of a block is {@link RsBlock#tail}, not a statement. */
public sealed interface RsStmt {
  /** {@code let pat: type = init else { otherwise };}. */
  record Let(RsPat pat, @Nullable RsType type, @Nullable RsExpr init, @Nullable RsBlock otherwise, @Nullable Origin origin)
      implements RsStmt {}

  /** An expression for its effect; the writer puts the semicolon where Rust asks for one. */
  record Expr(RsExpr expr, @Nullable Origin origin) implements RsStmt {}

  /** {@code var!(name = init);}: a variable in a stack slot, reached through a pointer. */
  record Var(String name, RsExpr init, @Nullable Origin origin) implements RsStmt {}

  /** {@code defer_slot!(name);}. */
  record DeferSlot(String name, @Nullable Origin origin) implements RsStmt {}

  /** An item inside a body. */
  record Item(RsItem item) implements RsStmt {}

  /** Comment lines of their own, without the slashes. */
  record Comment(List<String> lines) implements RsStmt {
    public Comment {
      lines = List.copyOf(lines);
    }
  }

  /** An empty line that the source had between two statements. */
  record Blank() implements RsStmt {}

  static RsStmt of(RsExpr expr, @Nullable Origin origin) {
    return new Expr(expr, origin);
  }

  static RsStmt let(RsPat pat, RsExpr init, @Nullable Origin origin) {
    return new Let(pat, null, init, null, origin);
  }

  static RsStmt let(RsPat pat, @Nullable RsType type, @Nullable RsExpr init, @Nullable Origin origin) {
    return new Let(pat, type, init, null, origin);
  }
}
