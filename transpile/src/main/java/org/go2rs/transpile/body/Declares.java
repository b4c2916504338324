package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.decl.ConstLowering;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Declarations inside functions. */
final class Declares {
  private final Fn fn;

  Declares(Fn fn) {
    this.fn = fn;
  }

  void decl(GenDecl d) {
    for (Spec spec : d.specs()) {
      switch (spec) {
        case ValueSpec v when d.tok() == Token.VAR -> variables(v);
        // Constants are printed where they are used; types have become items of the file.
        case ValueSpec v -> {}
        case TypeSpec t -> {}
        case ImportSpec i -> {}
      }
    }
  }

  private void variables(ValueSpec spec) {
    List<Ident> names = spec.names();
    if (spec.values().isEmpty()) {
      for (Ident id : names) {
        if (fn.info.defs.get(id) instanceof Var v && !id.isBlank()) {
          zero(v, id);
        }
      }
      return;
    }
    Type type = spec.type() == null ? null : fn.typeOf(spec.type());
    if (spec.values().size() == names.size()) {
      List<Operands.Operand> operands = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        operands.add(fn.exprs.operand(spec.values().get(i), initWant(names.get(i), type), names.get(i).name()));
      }
      List<RsExpr> values = fn.exprs.all(operands);
      bind(names, values, spec);
      return;
    }
    fn.assigns.defineFrom(names, spec.values().get(0), type, spec);
  }

  /** What the initial value of a variable must bring: its type, unless some use tells rustc. */
  Want initWant(Ident id, @Nullable Type type) {
    Var v = fn.info.defs.get(id) instanceof Var found ? found : null;
    boolean anchored = v != null && fn.anchors.isAnchored(v);
    return new Want(type != null ? type : v == null ? null : v.type(), anchored, false);
  }

  private void zero(Var v, Node at) {
    RsExpr init = fn.constants.zero(v.type(), fn.anchors.isAnchored(v) && Ty.basic(v.type()) != null);
    fn.out.emit(RsStmt.let(pattern(v), wrapped(v, init), fn.origin(at)));
  }

  /** Declares a variable and gives the pattern that binds it. */
  RsPat pattern(Var v) {
    Local local = fn.locals.declare(v, fn.facts.isCell(v) ? Local.Storage.CELL : Local.Storage.PLAIN);
    return fn.facts.isRedeclared(v) && fn.isUnused(v) ? RsPat.WILD : RsPat.name(local.name(), fn.isMutated(v));
  }

  /** The pattern of a further binding of a variable, which shadows the one before. */
  RsPat again(Var v) {
    fn.locals.again(v);
    return fn.isUnused(v) ? RsPat.WILD : RsPat.name(fn.locals.of(v).name(), fn.isMutated(v));
  }

  /** The initial value of a variable's binding: a cell around it if the variable needs one. */
  RsExpr wrapped(Var v, RsExpr init) {
    return fn.facts.isCell(v) ? RsExpr.call(fn.prelude("Ptr").then("new"), List.of(init)) : init;
  }

  /** Binds one value to each name; all names are new. */
  void bind(List<Ident> names, List<RsExpr> values, Node at) {
    List<RsPat> pats = new ArrayList<>();
    List<RsExpr> inits = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (fn.info.defs.get(names.get(i)) instanceof Var v && !names.get(i).isBlank()) {
        pats.add(pattern(v));
        inits.add(wrapped(v, values.get(i)));
      } else {
        pats.add(RsPat.WILD);
        inits.add(values.get(i));
      }
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), RsExpr.tupleOf(inits), fn.origin(at)));
  }

  /** A local constant's value, for uses that name it. */
  RsExpr constant(Const c) {
    return fn.file.consts().literal(c.value(), c.type(), ConstLowering.Place.UNTYPED, null);
  }
}
