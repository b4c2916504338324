package org.go2rs.frontend.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * Notices what the cover grammar accepts and Go does not. It only notices: what to say about it is {@link SyntaxExplainer}'s business, which
 * then looks at the whole file.
 */
final class CoverChecks {
  private int suspect;

  /** The position of the first thing that Go would reject, or 0. */
  int suspect() {
    return suspect;
  }

  /** Notes that something at this position is no Go. */
  void reject(int pos) {
    if (suspect == 0) {
      suspect = pos;
    }
  }

  void literalType(Expr type) {
    if (!(type instanceof Ident || type instanceof SelectorExpr || type instanceof IndexExpr)) {
      reject(type.pos());
    }
  }

  void index(GoParser.SuffixContext tree, int pos) {
    boolean bad =
        tree.colon == null
            ? tree.indices.isEmpty()
            : tree.indices.size() > 1 || tree.comma != null || tree.colon2 != null && (tree.high == null || tree.max == null);
    if (bad) {
      reject(pos);
    }
  }

  void startedCall(Expr call) {
    if (call instanceof ParenExpr) {
      reject(call.pos());
    }
  }

  void assignment(List<Expr> lhs, int pos, org.go2rs.frontend.ast.Token op, List<Expr> rhs) {
    if (op.isOpAssign() && (lhs.size() > 1 || rhs.size() > 1)) {
      reject(pos);
    }
  }

  void single(List<Expr> exprs) {
    if (exprs.size() > 1) {
      reject(exprs.get(0).pos());
    }
  }

  void clause(Token keyword, int pos, boolean hasCondition) {
    if (keyword.getType() == GoLexer.CASE != hasCondition) {
      reject(pos);
    }
  }

  void post(@Nullable Stmt post) {
    if (post instanceof AssignStmt assign && assign.tok() == org.go2rs.frontend.ast.Token.DEFINE) {
      reject(assign.pos());
    }
  }

  /** Imports stand before all else. */
  void importOrder(List<Decl> decls) {
    boolean others = false;
    for (Decl decl : decls) {
      boolean isImport = decl instanceof GenDecl group && group.tok() == org.go2rs.frontend.ast.Token.IMPORT;
      if (isImport && others) {
        reject(decl.pos());
      }
      others |= !isImport;
    }
  }

  /** A method has one receiver, and no type parameters of its own. */
  void method(@Nullable FieldList receiver, FuncType type) {
    if (receiver != null && (receiver.numFields() != 1 || type.typeParams() != null)) {
      reject(receiver.pos());
    }
  }

  /** Only the last parameter may be variadic, and no result or receiver. */
  void variadic(List<Field> params, boolean allowed) {
    for (int i = 0; i < params.size(); i++) {
      Field param = params.get(i);
      boolean last = allowed && i == params.size() - 1 && param.names().size() <= 1;
      if (param.type() instanceof Ellipsis && !last) {
        reject(param.pos());
      }
    }
  }
}
