package org.go2rs.transpile.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Which variables may be declared with a bare number. rustc finds the type of {@code let mut n = 0} from later uses, and silently takes {@code i32} if none
 * tells it. A variable is anchored if some use certainly does; a use that needs the type at once, such as a method call on it, forbids it. Variables that
 * meet in an operation share their type.
 */
public final class Anchors {
  private final Info info;
  private final Map<Var, Var> parent = new IdentityHashMap<>();
  private final Set<Var> anchored = new HashSet<>();
  private final Set<Var> receivers = new HashSet<>();
  private final Set<CallExpr> calledLater = Collections.newSetFromMap(new IdentityHashMap<>());

  private Anchors(Info info) {
    this.info = info;
  }

  /** Looks at a function with its literals. */
  public static Anchors of(Node root, Info info) {
    Anchors a = new Anchors(info);
    a.visit(root, root instanceof FuncDecl d && info.defs.get(d.name()) instanceof Func f ? f.signature() : null);
    return a;
  }

  /** Whether a number that initialises the variable needs no suffix. */
  public boolean isAnchored(Var v) {
    Var root = find(v);
    return anchored.contains(root) && !isReceiver(v);
  }

  /** Whether some use needs the type at once. */
  public boolean isReceiver(Var v) {
    return receivers.contains(find(v));
  }

  private Var find(Var v) {
    Var p = parent.get(v);
    if (p == null || p == v) {
      return v;
    }
    Var root = find(p);
    parent.put(v, root);
    return root;
  }

  private void union(Var a, Var b) {
    Var x = find(a);
    Var y = find(b);
    if (x != y) {
      parent.put(x, y);
      if (anchored.contains(x)) {
        anchored.add(y);
      }
      if (receivers.contains(x)) {
        receivers.add(y);
      }
    }
  }

  private void anchor(Var v) {
    anchored.add(find(v));
  }

  private void visit(Node n, @Nullable Signature frame) {
    Signature inner = n instanceof FuncLit ? null : frame;
    if (n instanceof AssignStmt a) {
      assign(a);
    } else if (n instanceof BinaryExpr b) {
      binary(b);
    } else if (n instanceof GoStmt g) {
      later(g.call());
    } else if (n instanceof DeferStmt d) {
      later(d.call());
    } else if (n instanceof CallExpr c) {
      call(c);
    } else if (n instanceof ReturnStmt r) {
      returned(r, frame);
    } else if (n instanceof IndexExpr x && isIndexed(x.x())) {
      plainInt(x.index());
    } else if (n instanceof SliceExpr s) {
      plainInt(s.low());
      plainInt(s.high());
      plainInt(s.max());
    } else if (n instanceof CompositeLit lit && under(lit) instanceof Struct) {
      fields(lit);
    } else if (n instanceof SwitchStmt s && s.tag() != null) {
      receiver(s.tag());
    } else if (n instanceof ValueSpec v) {
      values(v);
    }
    for (Node child : Walk.children(n)) {
      visit(child, inner);
    }
  }

  private @Nullable Type under(Expr e) {
    return Roots.under(info, e);
  }

  private boolean isIndexed(Expr x) {
    Type u = under(x);
    return u instanceof Slice || u instanceof Array || u instanceof Pointer || u instanceof Basic;
  }

  private void plainInt(@Nullable Expr e) {
    Var v = e == null ? null : candidate(e);
    if (v != null && v.type() instanceof Basic b && b.kind() == BasicKind.INT) {
      anchor(v);
    }
  }

  /** The local variable that an expression names, if it holds a number that a bare literal could start. */
  private @Nullable Var candidate(Expr e) {
    return Nodes.unparen(e) instanceof Ident id && info.objectOf(id) instanceof Var v && isCandidate(v) ? v : null;
  }

  private static boolean isCandidate(Var v) {
    boolean local = v.kind() == Var.Kind.LOCAL || v.kind() == Var.Kind.RESULT;
    return local && Types.unalias(v.type()) instanceof Basic b && b.is(Basic.IS_NUMERIC);
  }

  /** Whether rustc sees the type of an expression without help. */
  private boolean isTyped(Expr e) {
    Expr x = Nodes.unparen(e);
    TypeAndValue tv = info.types.get(x);
    if (tv != null && tv.isConstant()) {
      return false;
    }
    return switch (x) {
      case Ident id -> candidate(id) == null;
      case BinaryExpr b -> b.op() == Token.SHL || b.op() == Token.SHR ? isTyped(b.x()) : isTyped(b.x()) || isTyped(b.y());
      case UnaryExpr u -> u.op() == Token.ARROW || isTyped(u.x());
      case CallExpr c -> !isGenericCall(c);
      case SelectorExpr s -> true;
      case IndexExpr i -> true;
      case StarExpr s -> !(Nodes.unparen(s.x()) instanceof Ident);
      case TypeAssertExpr t -> true;
      case BadExpr other -> false;
      case Literal other -> false;
      case ParenExpr other -> false;
      case SliceExpr other -> false;
      case KeyValueExpr other -> false;
      case Ellipsis other -> false;
      case TypeLit other -> false;
    };
  }

  private boolean isGenericCall(CallExpr c) {
    Expr fun = Nodes.unparen(c.fun());
    Ident name = fun instanceof SelectorExpr s ? s.sel() : fun instanceof Ident id ? id : null;
    return name == null || info.instances.containsKey(name) || info.uses.get(name) instanceof Builtin b && (b.builtinId() == Builtin.Id.MIN || b.builtinId() == Builtin.Id.MAX);
  }

  /** Two operands of one type meet. */
  private void meet(Expr a, Expr b) {
    Var x = candidate(a);
    Var y = candidate(b);
    if (x != null && y != null) {
      union(x, y);
    }
    if (x != null && isTyped(b) && Types.identical(x.type(), info.typeOf(b))) {
      anchor(x);
    }
    if (y != null && isTyped(a) && Types.identical(y.type(), info.typeOf(a))) {
      anchor(y);
    }
  }

  private void assign(AssignStmt a) {
    if (a.tok().isOpAssign() && (a.tok() == Token.SHL_ASSIGN || a.tok() == Token.SHR_ASSIGN || a.tok() == Token.QUO_ASSIGN || a.tok() == Token.REM_ASSIGN)) {
      receiver(a.lhs().get(0));
      return;
    }
    if (a.lhs().size() != a.rhs().size()) {
      if (a.tok() != Token.DEFINE) {
        a.lhs().forEach(e -> {
          Var v = candidate(e);
          if (v != null) {
            anchor(v);
          }
        });
      } else {
        a.lhs().forEach(e -> {
          if (e instanceof Ident id && info.defs.get(id) == null && candidate(e) instanceof Var v) {
            anchor(v);
          }
        });
      }
      return;
    }
    for (int i = 0; i < a.lhs().size(); i++) {
      meet(a.lhs().get(i), a.rhs().get(i));
    }
  }

  private void values(ValueSpec spec) {
    if (spec.names().size() == spec.values().size()) {
      for (int i = 0; i < spec.names().size(); i++) {
        meet(spec.names().get(i), spec.values().get(i));
      }
    }
  }

  private void binary(BinaryExpr b) {
    switch (b.op()) {
      case SHL, SHR, QUO, REM -> {
        receiver(b.x());
        if (b.op() == Token.QUO || b.op() == Token.REM) {
          meet(b.x(), b.y());
        }
      }
      case LAND, LOR -> {}
      default -> meet(b.x(), b.y());
    }
  }

  private void receiver(Expr e) {
    Var v = candidate(e);
    if (v != null) {
      receivers.add(find(v));
    }
    if (Nodes.unparen(e) instanceof BinaryExpr b) {
      receiver(b.x());
      receiver(b.y());
    }
    if (Nodes.unparen(e) instanceof UnaryExpr u) {
      receiver(u.x());
    }
  }

  /** A literal that {@code go} or {@code defer} calls: its parameters become variables that are set to the arguments, so they tell no types. */
  private void later(Expr e) {
    if (Nodes.unparen(e) instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof FuncLit) {
      calledLater.add(c);
    }
  }

  private void call(CallExpr c) {
    if (calledLater.contains(c)) {
      return;
    }
    if (info.isConversion(c)) {
      TypeAndValue tv = info.types.get(c.args().get(0));
      if (tv != null && tv.type().underlying() instanceof Basic b && (b.is(Basic.IS_FLOAT) || b.is(Basic.IS_COMPLEX))) {
        receiver(c.args().get(0));
      }
      return;
    }
    Type fun = info.typeOf(c.fun());
    Expr named = Nodes.unparen(c.fun());
    Ident id = named instanceof SelectorExpr s ? s.sel() : named instanceof Ident i ? i : null;
    if (id != null && info.uses.get(id) instanceof Builtin b) {
      if (b.builtinId() == Builtin.Id.MAKE) {
        c.args().forEach(this::plainInt);
      }
      return;
    }
    Func f = id != null && info.uses.get(id) instanceof Func g ? g.origin() : null;
    if (fun == null || !(fun.underlying() instanceof Signature sig) || (f == null && id != null && info.instances.containsKey(id))) {
      return;
    }
    Signature declared = f == null ? sig : f.signature();
    int fixed = declared.variadic() ? declared.params().size() - 1 : declared.params().size();
    for (int i = 0; i < c.args().size() && i < fixed; i++) {
      Var v = candidate(c.args().get(i));
      if (v != null && Types.unalias(declared.params().typeAt(i)) instanceof Basic) {
        anchor(v);
      }
    }
  }

  private void returned(ReturnStmt r, @Nullable Signature frame) {
    if (frame == null || r.results().size() != frame.results().size()) {
      return;
    }
    for (int i = 0; i < r.results().size(); i++) {
      Var v = candidate(r.results().get(i));
      if (v != null && Types.unalias(frame.results().typeAt(i)) instanceof Basic) {
        anchor(v);
      }
    }
  }

  private void fields(CompositeLit lit) {
    Type type = info.typeOf(lit);
    if (type == null || (Types.asNamed(type) instanceof Named n && !n.typeArgs().isEmpty())) {
      return;
    }
    for (Expr e : lit.elts()) {
      Var v = candidate(e instanceof KeyValueExpr kv ? kv.value() : e);
      if (v != null && Types.identical(v.type(), info.typeOf(e instanceof KeyValueExpr kv ? kv.value() : e))) {
        anchorIfField(v);
      }
    }
  }

  private void anchorIfField(Var v) {
    anchor(v);
  }

  /** For tests: the names of the anchored variables. */
  public List<String> names() {
    List<String> out = new ArrayList<>();
    anchored.forEach(v -> out.add(v.name()));
    return out;
  }
}
