package org.go2rs.transpile.analysis;

import java.util.HashSet;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Local slices that start empty, whose capacity the function asks for, and that it gives to nobody. Go's compiler begins these in a buffer of 32 bytes on the stack, which a program
 * sees by nothing but {@code cap}.
 */
final class CountedSlices {
  private final Info info;
  private final Set<Var> empty = new HashSet<>();
  private final Set<Var> asked = new HashSet<>();
  private final Set<Var> given = new HashSet<>();
  private final Set<Ident> harmless = new HashSet<>();
  private final Set<Expr> addressed = new HashSet<>();

  /** Looks at a function declaration, or at an expression of a package variable's initial value. */
  CountedSlices(Node root, Info info) {
    this.info = info;
    visit(root, false);
  }

  boolean contains(Var v) {
    return empty.contains(v) && asked.contains(v) && !given.contains(v);
  }

  private void visit(Node n, boolean inLiteral) {
    note(n, inLiteral);
    for (Node child : Walk.children(n)) {
      visit(child, inLiteral || n instanceof FuncLit);
    }
  }

  private void note(Node n, boolean inLiteral) {
    if (n instanceof AssignStmt a && a.lhs().size() == 1 && a.rhs().size() == 1) {
      assign(a);
    } else if (n instanceof ValueSpec s && s.values().isEmpty()) {
      s.names().forEach(this::startsEmpty);
    } else if (n instanceof UnaryExpr u && u.op() == Token.AND) {
      addressed.add(Nodes.unparen(u.x()));
    } else if (n instanceof IndexExpr x && !addressed.contains(x)) {
      uses(x.x());
    } else if (n instanceof RangeStmt r) {
      uses(r.x());
    } else if (n instanceof CallExpr c && Funcs.builtin(info, c) instanceof Builtin b && (b.builtinId() == Builtin.Id.LEN || b.builtinId() == Builtin.Id.CAP)) {
      Var v = uses(c.args().get(0));
      if (b.builtinId() == Builtin.Id.CAP && v != null) {
        asked.add(v);
      }
    } else if (n instanceof Ident id && info.uses.get(id) instanceof Var v && (inLiteral || !harmless.contains(id))) {
      given.add(v);
    }
  }

  private void assign(AssignStmt a) {
    Expr value = Nodes.unparen(a.rhs().get(0));
    boolean nothing = value instanceof CompositeLit lit && lit.elts().isEmpty();
    if (a.tok() == Token.DEFINE && nothing && a.lhs().get(0) instanceof Ident id) {
      startsEmpty(id);
    }
    boolean grows = value instanceof CallExpr c && Funcs.builtin(info, c) instanceof Builtin b && b.builtinId() == Builtin.Id.APPEND && !c.hasEllipsis()
        && uses(c.args().get(0)) instanceof Var from && from == variable(a.lhs().get(0));
    if (a.tok() == Token.ASSIGN && grows) {
      uses(a.lhs().get(0));
    }
  }

  private void startsEmpty(Ident id) {
    if (info.defs.get(id) instanceof Var v && v.kind() == Var.Kind.LOCAL && v.type().underlying() instanceof Slice) {
      empty.add(v);
    }
  }

  /** Marks a name that is used in a way which gives the slice to nobody. */
  private @Nullable Var uses(Expr e) {
    Var v = variable(e);
    if (v != null) {
      harmless.add((Ident) Nodes.unparen(e));
    }
    return v;
  }

  private @Nullable Var variable(Expr e) {
    return Nodes.unparen(e) instanceof Ident id && info.uses.get(id) instanceof Var v ? v : null;
  }
}
