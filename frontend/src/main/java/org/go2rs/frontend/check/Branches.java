package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BadStmt;
import org.go2rs.frontend.ast.BlockStmt;
import org.go2rs.frontend.ast.BranchStmt;
import org.go2rs.frontend.ast.CaseClause;
import org.go2rs.frontend.ast.Clause;
import org.go2rs.frontend.ast.CommClause;
import org.go2rs.frontend.ast.DeclStmt;
import org.go2rs.frontend.ast.DeferStmt;
import org.go2rs.frontend.ast.EmptyStmt;
import org.go2rs.frontend.ast.ExprStmt;
import org.go2rs.frontend.ast.ForStmt;
import org.go2rs.frontend.ast.GoStmt;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IfStmt;
import org.go2rs.frontend.ast.IncDecStmt;
import org.go2rs.frontend.ast.LabeledStmt;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.ReturnStmt;
import org.go2rs.frontend.ast.SelectStmt;
import org.go2rs.frontend.ast.SendStmt;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.ast.SwitchStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSwitchStmt;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Label;
import org.jspecify.annotations.Nullable;

/**
 * Labels, {@code break}, {@code continue}, {@code goto} and {@code fallthrough} of one function body: where they lead, and whether they may.
 *
 * <p>A {@code goto} must not jump into a block nor over a variable declaration of its own block. A forward jump is remembered in each block that it leaves,
 * until its label turns up.
 */
final class Branches {
  /** A declared label: the block it stands in decides who may jump to it. */
  private record Target(Label label, Block block, LabeledStmt stmt) {}

  /** A list of statements, with the labelled statement that it belongs to, if any. */
  private record Block(@Nullable Block parent, int start, @Nullable LabeledStmt labeled) {}

  /**
   * What encloses a statement.
   *
   * @param breaks the statement that an unlabelled break leaves
   * @param continues the loop that an unlabelled continue goes on with
   * @param clause the index of the clause directly around, or -1
   */
  private record Around(@Nullable Stmt breaks, @Nullable Stmt continues, int clause) {
    Around nested() {
      return new Around(breaks, continues, -1);
    }
  }

  private final Session session;
  private final Map<String, Target> labels = new LinkedHashMap<>();

  private Branches(Session session) {
    this.session = session;
  }

  static void check(Session session, BlockStmt body) {
    Branches branches = new Branches(session);
    List<BranchStmt> open = branches.new Walk(null, body.pos(), null, new Around(null, null, -1)).list(body.list());
    for (BranchStmt jump : open) {
      branches.unresolved(jump);
    }
    for (Target target : branches.labels.values()) {
      if (!target.label.isUsed()) {
        session.errors.at(target.label.pos(), ErrorCode.UNUSED_LABEL, "label " + target.label.name() + " defined and not used");
      }
    }
  }

  private void unresolved(BranchStmt jump) {
    Ident label = labelOf(jump);
    Target target = labels.get(label.name());
    if (target == null) {
      session.errors.at(label.pos(), ErrorCode.UNDECLARED_LABEL, "label " + label.name() + " not defined");
      return;
    }
    use(target, label);
    String message = "goto " + label.name() + " jumps into block starting at " + session.place(target.block.start);
    session.errors.at(label.pos(), ErrorCode.JUMP_INTO_BLOCK, message);
  }

  private void use(Target target, Ident label) {
    target.label.setUsed(true);
    session.recorder.use(label, target.label);
  }

  private static Ident labelOf(BranchStmt jump) {
    Ident label = jump.label();
    if (label == null) {
      throw new IllegalStateException("goto without label");
    }
    return label;
  }

  /** The walk over one block. */
  private final class Walk {
    private final Block block;
    private final Around around;

    /** Jumps in this block, and out of inner ones, whose label has not turned up yet. */
    private List<BranchStmt> open = new ArrayList<>();

    /** Those of the open jumps that were open already when the latest variable was declared. */
    private List<BranchStmt> overVariable = List.of();

    private int variablePos;
    private String variable = "";

    Walk(@Nullable Block parent, int start, @Nullable LabeledStmt labeled, Around around) {
      this.block = new Block(parent, start, labeled);
      this.around = around;
    }

    /** Walks the statements and returns the jumps that remain open. */
    List<BranchStmt> list(List<Stmt> stmts) {
      List<Stmt> visible = withoutTrailingEmpty(stmts);
      for (int i = 0; i < visible.size(); i++) {
        stmt(visible.get(i), null, i + 1 == visible.size());
      }
      return open;
    }

    private void stmt(Stmt stmt, @Nullable LabeledStmt labeled, boolean last) {
      switch (stmt) {
        case DeclStmt s -> declaration(s);
        case AssignStmt s -> {
          if (s.tok() == Token.DEFINE) {
            declares(s.tokPos(), ExprStrings.of(s.lhs()));
          }
        }
        case LabeledStmt s -> labeled(s, last);
        case BranchStmt s -> {
          if (s.label() == null) {
            unlabeled(s, last);
          } else {
            labeledJump(s, s.label());
          }
        }
        case BlockStmt s -> inner(s.pos(), labeled, around.nested(), s.list());
        case IfStmt s -> {
          inner(s.body().pos(), labeled, around.nested(), s.body().list());
          if (s.orElse() != null) {
            inner(s.orElse().pos(), labeled, around.nested(), List.of(s.orElse()));
          }
        }
        case ForStmt s -> inner(s.body().pos(), labeled, new Around(s, s, -1), s.body().list());
        case RangeStmt s -> inner(s.body().pos(), labeled, new Around(s, s, -1), s.body().list());
        case SwitchStmt s -> clauses(s, labeled, s.body());
        case TypeSwitchStmt s -> clauses(s, labeled, s.body());
        case SelectStmt s -> clauses(s, labeled, s.body());
        case BadStmt s -> {}
        case EmptyStmt s -> {}
        case ExprStmt s -> {}
        case SendStmt s -> {}
        case IncDecStmt s -> {}
        case GoStmt s -> {}
        case DeferStmt s -> {}
        case ReturnStmt s -> {}
        case Clause s -> {}
      }
    }

    private void inner(int start, @Nullable LabeledStmt labeled, Around inside, List<Stmt> stmts) {
      open.addAll(new Walk(block, start, labeled, inside).list(stmts));
    }

    private void clauses(Stmt owner, @Nullable LabeledStmt labeled, BlockStmt body) {
      for (int i = 0; i < body.list().size(); i++) {
        Around inside = new Around(owner, around.continues, i);
        Stmt stmt = body.list().get(i);
        if (stmt instanceof CaseClause clause) {
          inner(clause.pos(), labeled, inside, clause.body());
        } else if (stmt instanceof CommClause clause) {
          inner(clause.pos(), labeled, inside, clause.body());
        }
      }
    }

    private void declaration(DeclStmt s) {
      if (s.decl().tok() == Token.VAR && !s.decl().specs().isEmpty() && s.decl().specs().get(0) instanceof ValueSpec spec) {
        declares(spec.pos(), spec.names().get(0).name());
      }
    }

    private void declares(int pos, String name) {
      variablePos = pos;
      variable = name;
      overVariable = List.copyOf(open);
    }

    private void labeled(LabeledStmt s, boolean last) {
      String name = s.label().name();
      if (!name.equals("_")) {
        Target target = declare(s);
        List<BranchStmt> stillOpen = new ArrayList<>();
        for (BranchStmt jump : open) {
          if (labelOf(jump).name().equals(name)) {
            resolve(jump, target);
          } else {
            stillOpen.add(jump);
          }
        }
        open = stillOpen;
      }
      stmt(s.stmt(), s, last);
    }

    private Target declare(LabeledStmt s) {
      String name = s.label().name();
      Target other = labels.get(name);
      if (other != null) {
        String message = "label " + name + " already defined at " + session.place(other.label.pos());
        session.errors.at(s.label().pos(), ErrorCode.DUPLICATE_LABEL, message);
        return other;
      }
      Label label = new Label(s.label().pos(), session.pkg, name);
      session.recorder.def(s.label(), label);
      Target target = new Target(label, block, s);
      labels.put(name, target);
      return target;
    }

    private void resolve(BranchStmt jump, Target target) {
      Ident label = labelOf(jump);
      use(target, label);
      if (overVariable.contains(jump)) {
        String message = "goto " + label.name() + " jumps over declaration of " + variable + " at " + session.place(variablePos);
        session.errors.at(label.pos(), ErrorCode.JUMP_OVER_DECL, message);
      }
    }

    private void unlabeled(BranchStmt s, boolean last) {
      switch (s.tok()) {
        case BREAK -> {
          if (around.breaks == null) {
            session.errors.at(s.pos(), ErrorCode.MISPLACED_BREAK, "break is not in a loop, switch, or select");
          }
        }
        case CONTINUE -> {
          if (around.continues == null) {
            session.errors.at(s.pos(), ErrorCode.MISPLACED_CONTINUE, "continue is not in a loop");
          }
        }
        case FALLTHROUGH -> fallthrough(s, last);
        default -> {}
      }
    }

    private void fallthrough(BranchStmt s, boolean last) {
      String message = "fallthrough statement out of place";
      if (around.breaks instanceof TypeSwitchStmt) {
        message = "cannot fallthrough in type switch";
      } else if (around.breaks instanceof SwitchStmt owner && around.clause >= 0 && last) {
        if (around.clause + 1 < owner.body().list().size()) {
          return;
        }
        message = "cannot fallthrough final case in switch";
      }
      session.errors.at(s.pos(), ErrorCode.MISPLACED_FALLTHROUGH, message);
    }

    private void labeledJump(BranchStmt s, Ident label) {
      Target target = labels.get(label.name());
      if (target != null) {
        use(target, label);
      }
      switch (s.tok()) {
        case BREAK -> enclosing(target, label, "break", ErrorCode.MISPLACED_LABEL);
        case CONTINUE -> enclosing(target, label, "continue", ErrorCode.MISPLACED_LABEL);
        default -> {
          if (target == null || !isAround(target.block)) {
            open.add(s);
          }
        }
      }
    }

    private boolean isAround(Block candidate) {
      for (Block b = block; b != null; b = b.parent) {
        if (b == candidate) {
          return true;
        }
      }
      return false;
    }

    private void enclosing(@Nullable Target target, Ident label, String verb, ErrorCode code) {
      if (target == null) {
        session.errors.at(label.pos(), ErrorCode.UNDECLARED_LABEL, verb + " label not defined: " + label.name());
        return;
      }
      boolean around = false;
      for (Block b = block; b != null; b = b.parent) {
        around |= b.labeled == target.stmt;
      }
      Stmt inner = target.stmt.stmt();
      boolean fits =
          inner instanceof ForStmt
              || inner instanceof RangeStmt
              || verb.equals("break") && (inner instanceof SwitchStmt || inner instanceof TypeSwitchStmt || inner instanceof SelectStmt);
      if (!around || !fits) {
        session.errors.at(label.pos(), code, "invalid " + verb + " label " + label.name());
      }
    }
  }

  /** Empty statements at the end of a list do not count for fallthrough. */
  private static List<Stmt> withoutTrailingEmpty(List<Stmt> list) {
    int size = list.size();
    while (size > 0 && list.get(size - 1) instanceof EmptyStmt) {
      size--;
    }
    return list.subList(0, size);
  }
}
