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
        Want want = initWant(names.get(i), type, textLists(names, spec.values()));
        // A written nil says its type as the zero value does.
        boolean nil = fn.isNil(spec.values().get(i)) && type != null;
        operands.add(nil ? new Operands.Operand(null, "", () -> fn.constants.zero(type, false)) : fn.exprs.operand(spec.values().get(i), want, names.get(i).name()));
      }
      List<RsExpr> values = fn.exprs.all(operands);
      bind(names, values, textLists(names, spec.values()), spec);
      return;
    }
    fn.assigns.defineFrom(names, spec.values().get(0), type, spec);
  }

  /** What the initial value of a variable must bring: its type, unless some use or the binding tells rustc. */
  Want initWant(Ident id, @Nullable Type type, boolean said) {
    Var v = fn.info.defs.get(id) instanceof Var found ? found : null;
    boolean anchored = v != null && (said || fn.anchors.isAnchored(v));
    return new Want(type != null ? type : v == null ? null : v.type(), anchored, false);
  }

  private void zero(Var v, Node at) {
    RsExpr init = fn.constants.zero(v.type(), fn.anchors.isAnchored(v) && Ty.basic(v.type()) != null);
    if (fn.facts.isLate(v)) {
      fn.out.emit(RsStmt.let(pattern(v), fn.type(v.type()), null, fn.origin(at)));
    } else if (fn.gotos.isEarly(v)) {
      fn.stmts.emit(new RsExpr.Assign(RsExpr.path(fn.locals.of(v).name()), wrapped(v, init)), at);
    } else {
      fn.out.emit(RsStmt.let(pattern(v), wrapped(v, init), fn.origin(at)));
    }
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

  /** Whether the one value is a list of texts: bare literals then stand in it, and the binding says its type. */
  boolean textLists(List<Ident> names, List<Expr> values) {
    return names.size() == 1 && values.size() == 1 && Nodes.unparen(values.get(0)) instanceof CompositeLit lit && !lit.elts().isEmpty()
        && fn.info.defs.get(names.get(0)) instanceof Var v && !fn.facts.isCell(v) && !names.get(0).isBlank()
        && Types.identical(v.type(), fn.typeOf(lit)) && !Ty.isNewtype(v.type()) && holdsText(v.type());
  }

  private static boolean holdsText(Type type) {
    Type bare = Types.unalias(type);
    return bare instanceof Slice s ? holdsText(s.elem())
        : bare instanceof Array a ? holdsText(a.elem())
        : bare instanceof org.go2rs.frontend.types.MapType m ? holdsText(m.key()) || holdsText(m.elem())
        : Ty.isPlain(bare, BasicKind.STRING);
  }

  /**
   * Binds one value to each name; all names are new.
   *
   * @param said whether the binding says its type
   */
  void bind(List<Ident> names, List<RsExpr> values, boolean said, Node at) {
    if (names.stream().anyMatch(id -> fn.info.defs.get(id) instanceof Var v && fn.gotos.isEarly(v))) {
      List<RsExpr> targets = names.stream().map(id -> RsExpr.path(id.isBlank() ? "_" : fn.locals.of((Var) fn.info.defs.get(id)).name())).toList();
      List<RsExpr> inits = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        inits.add(names.get(i).isBlank() ? values.get(i) : wrapped((Var) fn.info.defs.get(names.get(i)), values.get(i)));
      }
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(targets), RsExpr.tupleOf(inits)), at);
      return;
    }
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
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), said ? fn.type(fn.typeOf(names.get(0))) : null, RsExpr.tupleOf(inits), fn.origin(at)));
  }

  /** A local constant's value, for uses that name it. */
  RsExpr constant(Const c) {
    return fn.file.consts().literal(c.value(), c.type(), ConstLowering.Place.UNTYPED, null);
  }
}
