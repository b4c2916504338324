package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;

/** Lowers statements and lists of them. */
final class Statements {
  private final Fn fn;

  Statements(Fn fn) {
    this.fn = fn;
  }

  /** A block with a scope of its own. */
  RsBlock block(BlockStmt b) {
    return scoped(b.list(), b.rbrace());
  }

  /** The statements of a clause or block, in a scope of their own. */
  RsBlock scoped(List<Stmt> list, int end) {
    return fn.out.block(() -> fn.locals.scoped(() -> list(list, end)));
  }

  /** Statements in the scope that is open. */
  void list(List<Stmt> list, int end) {
    fn.gotos.list(list, end);
  }

  /** One statement of a list. */
  void inList(Stmt s) {
    lower(s);
    fn.locals.endStatement();
  }

  void lower(Stmt s) {
    switch (s) {
      case BadStmt x -> fn.unsupported(x, "a statement with errors");
      case EmptyStmt x -> {}
      case DeclStmt x -> fn.declares.decl(x.decl());
      case LabeledStmt x -> labeled(x);
      case ExprStmt x -> expr(x);
      case SendStmt x -> send(x);
      case IncDecStmt x -> fn.assigns.incDec(x);
      case AssignStmt x -> fn.assigns.assign(x);
      case GoStmt x -> fn.defers.go(x);
      case DeferStmt x -> fn.defers.defer(x);
      case ReturnStmt x -> fn.returns.lower(x);
      case BranchStmt x -> fn.branches.branch(x);
      case BlockStmt x -> nestedBlock(x);
      case IfStmt x -> fn.branches.ifStmt(x);
      case CaseClause x -> fn.unsupported(x, "a clause outside of a switch");
      case SwitchStmt x -> fn.switches.lower(x, null);
      case TypeSwitchStmt x -> fn.typeSwitches.lower(x, null);
      case CommClause x -> fn.unsupported(x, "a clause outside of a select");
      case SelectStmt x -> fn.selects.lower(x, null);
      case ForStmt x -> fn.loops.lower(x, null);
      case RangeStmt x -> fn.ranges.lower(x, null);
    }
  }

  private void labeled(LabeledStmt x) {
    String label = x.label().name();
    switch (x.stmt()) {
      case ForStmt s -> fn.loops.lower(s, label);
      case RangeStmt s -> fn.ranges.lower(s, label);
      case SwitchStmt s -> fn.switches.lower(s, label);
      case TypeSwitchStmt s -> fn.typeSwitches.lower(s, label);
      case SelectStmt s -> fn.selects.lower(s, label);
      case BlockStmt s -> fn.branches.labeledBlock(s, label);
      case BadStmt s -> lower(x.stmt());
      case DeclStmt s -> lower(x.stmt());
      case SimpleStmt s -> lower(x.stmt());
      case LabeledStmt s -> lower(x.stmt());
      case GoStmt s -> lower(x.stmt());
      case DeferStmt s -> lower(x.stmt());
      case ReturnStmt s -> lower(x.stmt());
      case BranchStmt s -> lower(x.stmt());
      case IfStmt s -> lower(x.stmt());
      case Clause s -> lower(x.stmt());
    }
  }

  private void nestedBlock(BlockStmt x) {
    emit(RsExpr.block(block(x)), x);
  }

  void emit(RsExpr e, Node at) {
    // The expression remembers it too, because it may come to stand alone: as the body of a closure or of an arm.
    fn.out.emit(RsStmt.of(fn.file.placedUnlessKnown(e, at.pos()), fn.origin(at)));
  }

  private void expr(ExprStmt x) {
    RsExpr value = fn.exprs.value(x.x(), Want.KNOWN);
    if (value instanceof RsExpr.Path) {
      // Already in a variable: nothing is left to do.
      return;
    }
    emit(value, x);
  }

  private void send(SendStmt x) {
    Type type = Ty.under(fn.typeOf(x.chan()));
    Type elem = type instanceof Chan c ? c.elem() : Basic.INVALID;
    List<RsExpr> parts = fn.exprs.all(
        List.of(new Operands.Operand(x.chan(), "c", () -> fn.exprs.inner(x.chan())),
            fn.exprs.operand(x.value(), new Want(elem, true, Ty.isPlain(elem, BasicKind.STRING)), "v")));
    emit(RsExpr.method(Places.auto(parts.get(0)), "send", parts.get(1)), x);
  }
}
