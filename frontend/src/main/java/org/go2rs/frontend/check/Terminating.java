package org.go2rs.frontend.check;

import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BadStmt;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.BranchStmt;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.Clause;
import org.go2rs.frontend.ast.CommClause;
import org.go2rs.frontend.ast.DeclStmt;
import org.go2rs.frontend.ast.DeferStmt;
import org.go2rs.frontend.ast.EmptyStmt;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.ForStmt;
import org.go2rs.frontend.ast.GoStmt;
import org.go2rs.frontend.ast.IfStmt;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.LabeledStmt;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.ReturnStmt;
import org.go2rs.frontend.ast.SelectStmt;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.SimpleStmt;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.SwitchStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSwitchStmt;
import org.jspecify.annotations.Nullable;

/**
 * Which statements are terminating in the sense of the language: control never flows out of their end. A function with results must end in one.
 *
 * <p>An empty label stands for "no label".
 */
final class Terminating {
  private final Set<CallExpr> panics;

  /**
   * An analysis of one function.
   *
   * @param panics the calls of the predeclared {@code panic} in it
   */
  Terminating(Set<CallExpr> panics) {
    this.panics = panics;
  }

  boolean isTerminating(@Nullable Stmt stmt, String label) {
    return switch (stmt) {
      case null -> false;
      case LabeledStmt s -> isTerminating(s.stmt(), s.label().name());
      case ExprStmt s -> Nodes.unparen(s.x()) instanceof CallExpr call && panics.contains(call);
      case ReturnStmt s -> true;
      case BranchStmt s -> s.tok() == Token.GOTO || s.tok() == Token.FALLTHROUGH;
      case BlockStmt s -> endsTerminating(s.list(), "");
      case IfStmt s -> s.orElse() != null && isTerminating(s.body(), "") && isTerminating(s.orElse(), "");
      case SwitchStmt s -> isTerminatingSwitch(s.body(), label);
      case TypeSwitchStmt s -> isTerminatingSwitch(s.body(), label);
      case SelectStmt s -> isTerminatingSelect(s.body(), label);
      case ForStmt s -> s.cond() == null && !hasBreak(s.body(), label, true);
      case BadStmt s -> false;
      case DeclStmt s -> false;
      case EmptyStmt s -> false;
      case SendStmt s -> false;
      case IncDecStmt s -> false;
      case AssignStmt s -> false;
      case GoStmt s -> false;
      case DeferStmt s -> false;
      case Clause s -> false;
      case RangeStmt s -> false;
    };
  }

  private boolean endsTerminating(List<Stmt> list, String label) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (!(list.get(i) instanceof EmptyStmt)) {
        return isTerminating(list.get(i), label);
      }
    }
    return false;
  }

  private boolean isTerminatingSwitch(BlockStmt body, String label) {
    boolean hasDefault = false;
    for (Stmt stmt : body.list()) {
      if (stmt instanceof CaseClause clause) {
        hasDefault |= clause.isDefault();
        if (!endsTerminating(clause.body(), "") || anyBreaks(clause.body(), label, true)) {
          return false;
        }
      }
    }
    return hasDefault;
  }

  private boolean isTerminatingSelect(BlockStmt body, String label) {
    for (Stmt stmt : body.list()) {
      if (stmt instanceof CommClause clause && (!endsTerminating(clause.body(), "") || anyBreaks(clause.body(), label, true))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a statement contains a break out of the statement with the given label.
   *
   * @param implicit whether an unlabelled break counts as well
   */
  private static boolean hasBreak(@Nullable Stmt stmt, String label, boolean implicit) {
    return switch (stmt) {
      case null -> false;
      case LabeledStmt s -> hasBreak(s.stmt(), label, implicit);
      case BranchStmt s -> s.tok() == Token.BREAK && (s.label() == null ? implicit : s.label().name().equals(label));
      case BlockStmt s -> anyBreaks(s.list(), label, implicit);
      case IfStmt s -> hasBreak(s.body(), label, implicit) || hasBreak(s.orElse(), label, implicit);
      case CaseClause s -> anyBreaks(s.body(), label, implicit);
      case CommClause s -> anyBreaks(s.body(), label, implicit);
      // An unlabelled break inside of these leaves only the inner statement.
      case SwitchStmt s -> !label.isEmpty() && hasBreak(s.body(), label, false);
      case TypeSwitchStmt s -> !label.isEmpty() && hasBreak(s.body(), label, false);
      case SelectStmt s -> !label.isEmpty() && hasBreak(s.body(), label, false);
      case ForStmt s -> !label.isEmpty() && hasBreak(s.body(), label, false);
      case RangeStmt s -> !label.isEmpty() && hasBreak(s.body(), label, false);
      case BadStmt s -> false;
      case DeclStmt s -> false;
      case SimpleStmt s -> false;
      case GoStmt s -> false;
      case DeferStmt s -> false;
      case ReturnStmt s -> false;
    };
  }

  private static boolean anyBreaks(List<Stmt> list, String label, boolean implicit) {
    for (Stmt stmt : list) {
      if (hasBreak(stmt, label, implicit)) {
        return true;
      }
    }
    return false;
  }
}
