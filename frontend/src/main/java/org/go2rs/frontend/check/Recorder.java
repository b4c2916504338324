package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Instance;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeAndValue;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Writes results into the {@link Info}. Expressions whose type is still untyped wait here until it is settled. */
final class Recorder {
  /**
   * An expression of untyped type.
   *
   * @param shifted whether it is the left operand of a shift that is not constant: its final type must be an integer
   */
  record Pending(boolean shifted, OperandMode mode, Basic type, @Nullable Value value) {}

  private final Session session;
  private final Info info;
  private final Map<Expr, Pending> pending = new IdentityHashMap<>();

  Recorder(Session session) {
    this.session = session;
    this.info = session.info;
  }

  /** Records an operand for its expression, or remembers it if its type is untyped. */
  void record(Operand x) {
    Expr expr = x.expr();
    if (expr == null || x.isInvalid()) {
      return;
    }
    Type type = x.mode() == OperandMode.NO_VALUE ? Tuple.EMPTY : x.type();
    if (type instanceof Basic basic && basic.isUntyped()) {
      pending.put(expr, new Pending(false, x.mode(), basic, x.value()));
    } else {
      type(expr, x.mode(), type, x.value());
    }
  }

  void type(Expr expr, OperandMode mode, Type type, @Nullable Value value) {
    if (mode != OperandMode.INVALID) {
      info.types.put(expr, new TypeAndValue(mode, type, value));
    }
  }

  /** Records the type that a type expression denotes. */
  void typeExpr(Expr expr, Type type) {
    type(expr, OperandMode.TYPE, type, null);
  }

  // ---- untyped expressions

  @Nullable Pending pending(Expr expr) {
    return pending.get(expr);
  }

  void remember(Expr expr, Pending still) {
    pending.put(expr, still);
  }

  void settle(Expr expr) {
    pending.remove(expr);
  }

  /** At the end, what was never used as a typed value keeps its untyped type. */
  void recordUntyped() {
    pending.forEach((expr, p) -> type(expr, p.mode(), p.type(), p.value()));
    pending.clear();
  }

  // ---- the other maps

  /** The signature with which a predeclared function is called, at its name and the parentheses around it. */
  void builtin(Expr fun, Signature signature) {
    Expr at = fun;
    while (true) {
      type(at, OperandMode.BUILTIN, signature, null);
      if (!(at instanceof ParenExpr paren)) {
        return;
      }
      at = paren.x();
    }
  }

  /** {@code v, ok = x}: the expression has both types. */
  void commaOk(Expr expr, Type first, Type second) {
    Expr at = expr;
    while (true) {
      TypeAndValue known = info.types.get(at);
      if (known != null) {
        Var v = new Var(Var.Kind.LOCAL, at.pos(), session.pkg, "", first);
        Var ok = new Var(Var.Kind.LOCAL, at.pos(), session.pkg, "", second);
        info.types.put(at, new TypeAndValue(known.mode(), Tuple.of(v, ok), known.value()));
      }
      if (!(at instanceof ParenExpr paren)) {
        return;
      }
      at = paren.x();
    }
  }

  /** The instance at the name that denotes the generic type or function. */
  void instance(Expr expr, List<Type> typeArgs, Type type) {
    Expr named = expr instanceof IndexExpr index ? index.x() : expr;
    while (named instanceof ParenExpr paren) {
      named = paren.x();
    }
    if (named instanceof Ident ident) {
      info.instances.put(ident, new Instance(typeArgs, type));
    } else if (named instanceof SelectorExpr selector) {
      info.instances.put(selector.sel(), new Instance(typeArgs, type));
    }
  }

  void def(Ident ident, @Nullable Obj obj) {
    info.defs.put(ident, obj);
  }

  void use(Ident ident, Obj obj) {
    info.uses.put(ident, obj);
  }

  void implicit(Node node, Obj obj) {
    info.implicits.put(node, obj);
  }

  void scope(Node node, Scope scope) {
    info.scopes.put(node, scope);
  }

  void selection(SelectorExpr expr, Selection.Kind kind, Type recv, Obj obj, List<Integer> index, boolean indirect) {
    use(expr.sel(), obj);
    info.selections.put(expr, new Selection(kind, recv, obj, new ArrayList<>(index), indirect));
  }
}
