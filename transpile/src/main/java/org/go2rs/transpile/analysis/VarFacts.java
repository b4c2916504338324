package org.go2rs.transpile.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * How a function's local variables are used, nested function literals included. From it follows where a variable lives: most are plain bindings; one whose
 * address is taken, or that a literal captures while somebody assigns it, is a cell behind a pointer.
 */
public final class VarFacts {
  private final Info info;
  private final Map<Var, Uses> uses = new IdentityHashMap<>();
  private final Map<FuncLit, Boolean> deferred = new IdentityHashMap<>();
  private final Deque<Node> units = new ArrayDeque<>();
  private final Predicate<Func> leaksReceiver;
  private final boolean perIteration;
  private final Map<SelectorExpr, CallExpr> calledDirectly = new HashMap<>();
  private final List<Node> loops = new ArrayList<>();
  private final Map<FuncLit, List<Node>> loopsAround = new HashMap<>();
  private final Set<Node> defersIn = new HashSet<>();
  /** Slices whose elements are copied where they stand, so that nobody keeps the address of an array they are of. */
  private final Set<SliceExpr> passing = new HashSet<>();
  private boolean jumps;
  private @Nullable LateInit lateInit;
  private @Nullable CountedSlices counted;
  private @Nullable CalledLiterals calledLiterals;

  /** What is known of one variable. */
  static final class Uses {
    @Nullable Node unit;
    boolean captured;
    boolean capturedBeyondDefer;
    boolean reassigned;
    boolean addressTaken;
    boolean read;
    @Nullable ForStmt loop;
    int postAssigns;
    int assigns;
    int lastUse;
    final List<Integer> mentions = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Capture> captures = new ArrayList<>();
    final List<Redeclaration> redeclarations = new ArrayList<>();
    List<Node> loops = List.of();

    boolean mayDiffer() {
      return changes.stream().anyMatch(c -> c.unit != unit || captures.stream().anyMatch(l -> c.reaches(l, loops.size())));
    }
  }

  /** A place that assigns a variable: where it ends, and in which function and loops it is. */
  private record Change(int end, @Nullable Node unit, List<Node> loops) {
    /** Whether the change may happen after the literal was made: it stands behind it, or one loop inside the variable's scope repeats both. */
    boolean reaches(Capture c, int depth) {
      boolean repeated = loops.size() > depth && c.loops.size() > depth && loops.get(depth) == c.loops.get(depth);
      return repeated || end > c.literal.pos();
    }
  }

  /** A literal, directly in the function that declares the variable, in which it is used. */
  private record Capture(Node literal, List<Node> loops) {}

  /** A {@code :=} that assigns the variable beside new ones. */
  private record Redeclaration(Ident name, boolean readsOld) {}

  private VarFacts(Info info, Predicate<Func> leaksReceiver, boolean perIteration) {
    this.info = info;
    this.leaksReceiver = leaksReceiver;
    this.perIteration = perIteration;
  }

  /**
   * Looks at a function declaration, or at an expression of a package variable's initial value.
   *
   * @param leaksReceiver whether a method may keep the address of its receiver
   * @param perIteration whether loop variables are new in each iteration (since go1.22)
   */
  public static VarFacts of(Node root, Info info, Predicate<Func> leaksReceiver, boolean perIteration) {
    VarFacts facts = new VarFacts(info, leaksReceiver, perIteration);
    facts.units.push(root);
    facts.jumps = Walk.any(root, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO);
    facts.visit(root);
    facts.lateInit = new LateInit(root, info, facts);
    facts.counted = new CountedSlices(root, info);
    facts.calledLiterals = new CalledLiterals(root, info);
    return facts;
  }

  /** Whether the variable lives behind a pointer. */
  public boolean isCell(Var v) {
    Uses u = uses.get(v);
    return u != null && (u.addressTaken || (u.captured && changes(v, u)));
  }

  /** Whether a function literal uses the variable that another function declares. */
  public boolean isCaptured(Var v) {
    Uses u = uses.get(v);
    return u != null && u.captured;
  }

  /** Whether only deferred function literals capture the variable, and nothing else asks for its address. */
  public boolean isCapturedByDeferOnly(Var v) {
    Uses u = uses.get(v);
    return u != null && u.captured && !u.capturedBeyondDefer && !u.addressTaken;
  }

  /** Whether anything assigns the variable after its declaration. */
  public boolean isReassigned(Var v) {
    Uses u = uses.get(v);
    return u != null && u.reassigned;
  }

  /** Whether the variable is used at all, assignments to it left out. */
  public boolean isRead(Var v) {
    Uses u = uses.get(v);
    return u != null && u.read;
  }

  /** Whether anything names the variable but its declaration. */
  public boolean isMentioned(Var v) {
    Uses u = uses.get(v);
    return u != null && !u.mentions.isEmpty();
  }

  /** Whether what the variable holds at a position is still needed behind it, going by the text. */
  public boolean isUsedAfter(Var v, int pos) {
    Uses u = uses.get(v);
    if (u == null || u.lastUse < pos) {
      return false;
    }
    int next = u.mentions.stream().filter(p -> p >= pos).min(Integer::compare).orElse(pos);
    return !mayShadow(v, u) || u.redeclarations.stream().noneMatch(r -> r.name.pos() == next && !r.readsOld);
  }

  /** Whether some {@code :=} assigns the variable in such a way that a new binding may shadow the old one. */
  public boolean isRedeclared(Var v) {
    Uses u = uses.get(v);
    return u != null && !u.redeclarations.isEmpty() && mayShadow(v, u);
  }

  /** Whether the name, which a {@code :=} assigns beside new variables, may be bound anew: Go's scopes and the order of the text then say who sees which value. */
  public boolean isShadowing(Ident name) {
    return info.uses.get(name) instanceof Var v && isRedeclared(v) && uses.get(v).redeclarations.stream().anyMatch(r -> r.name == name);
  }

  private boolean mayShadow(Var v, Uses u) {
    boolean slot = v.kind() == Var.Kind.RESULT && defersIn.contains(u.unit);
    return !jumps && !slot && v.kind() != Var.Kind.RECV && v.kind() != Var.Kind.PACKAGE && u.unit != null && !isCell(v);
  }

  /** Whether the variable is a slice that Go begins in a buffer, and the function sees it. */
  public boolean isCounted(Var v) {
    return counted != null && counted.contains(v);
  }

  /** Whether the variable is declared without a value, since what follows sets it on every way. */
  public boolean isLate(Var v) {
    return lateInit != null && lateInit.isLate(v);
  }

  /** Whether an assignment to this name gives a variable that is {@link #isLate} its first value. */
  public boolean isFirst(Ident name) {
    return lateInit != null && lateInit.isFirst(name);
  }

  /** Whether a node mentions the variable. */
  public boolean readsIn(Var v, Node node) {
    return Walk.any(node, n -> n instanceof Ident id && info.uses.get(id) == v);
  }

  /** Whether the address of the variable or of a part of it is taken. */
  public boolean isAddressTaken(Var v) {
    Uses u = uses.get(v);
    return u != null && u.addressTaken;
  }

  /** The variable whose only value the literal is, if its own function calls it and does nothing else with it; otherwise null. */
  public @Nullable Var onlyCalled(FuncLit lit) {
    return calledLiterals == null ? null : calledLiterals.name(lit);
  }

  /** Whether the literal is the callee of a {@code defer} statement. */
  public boolean isDeferred(FuncLit lit) {
    return deferred.containsKey(lit);
  }

  private boolean changes(Var v, Uses u) {
    if (v.kind() == Var.Kind.RESULT && !v.name().isEmpty()) {
      return true;
    }
    // A loop variable that only the post statement changes is a new variable there: what captured the old one keeps its value.
    boolean onlyPost = perIteration && u.loop != null && u.assigns == u.postAssigns;
    return u.reassigned && !onlyPost && (jumps || u.mayDiffer());
  }

  private Uses of(Var v) {
    return uses.computeIfAbsent(v, k -> new Uses());
  }

  private void visit(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (node instanceof FuncLit lit) {
      literal(lit);
    } else if (node instanceof RangeStmt r) {
      range(r);
    } else if (node instanceof ForStmt f) {
      forLoop(f);
    } else {
      note(node);
      visitChildren(node);
    }
  }

  private void literal(FuncLit lit) {
    loopsAround.put(lit, List.copyOf(loops));
    units.push(lit);
    visitChildren(lit);
    units.pop();
  }

  private void note(Node node) {
    if (node instanceof DeferStmt d) {
      deferred(d);
    } else if (node instanceof GoStmt g) {
      later(g.call());
    } else if (node instanceof Ident id) {
      ident(id);
    } else if (node instanceof CaseClause clause) {
      declareImplicit(clause);
    } else if (node instanceof AssignStmt a) {
      assign(a);
    } else if (node instanceof IncDecStmt i) {
      changed(i.x(), i, null);
    } else if (node instanceof UnaryExpr u && u.op() == Token.AND) {
      addressOf(u.x());
    } else if (node instanceof SliceExpr s && Roots.under(info, s.x()) instanceof Array) {
      if (passing.contains(s)) {
        changed(s.x(), s, null);
      } else {
        addressOf(s.x());
      }
    } else if (node instanceof CallExpr c) {
      call(c);
    } else if (node instanceof SelectorExpr s) {
      methodAddress(s);
    }
  }

  private void call(CallExpr c) {
    Expr fun = Nodes.unparen(c.fun());
    if (fun instanceof SelectorExpr s) {
      calledDirectly.put(s, c);
    }
    boolean toString = info.isConversion(c) && Roots.under(info, c) instanceof Basic;
    boolean copies = fun instanceof Ident id && info.uses.get(id) instanceof Builtin b && (b.name().equals("copy") || (b.name().equals("append") && c.hasEllipsis()));
    if (toString || copies) {
      c.args().stream().skip(copies && c.hasEllipsis() ? 1 : 0).map(Nodes::unparen).filter(SliceExpr.class::isInstance).map(SliceExpr.class::cast).forEach(passing::add);
    }
  }

  private void deferred(DeferStmt d) {
    defersIn.add(units.element());
    if (Nodes.unparen(d.call()) instanceof CallExpr call && Nodes.unparen(call.fun()) instanceof FuncLit lit) {
      deferred.put(lit, true);
    }
    later(d.call());
  }

  /** A method whose call runs later keeps its receiver's address until then. */
  private void later(Expr e) {
    if (Nodes.unparen(e) instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof SelectorExpr s
        && info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func m && m.hasPtrRecv()
        && !sel.indirect() && !(Types.unalias(sel.recv()) instanceof Pointer)) {
      addressOf(s.x());
    }
  }

  private void visitChildren(Node node) {
    for (Node child : Walk.children(node)) {
      visit(child);
    }
  }

  private void declareImplicit(CaseClause clause) {
    if (info.implicits.get(clause) instanceof Var v) {
      declared(v);
    }
  }

  private void declared(Var v) {
    of(v).unit = units.peek();
    of(v).loops = List.copyOf(loops);
  }

  private void ident(Ident id) {
    if (info.defs.get(id) instanceof Var v && !v.isField()) {
      declared(v);
    } else if (info.uses.get(id) instanceof Var v && !v.isField() && v.kind() != Var.Kind.PACKAGE) {
      Uses u = of(v);
      u.read = true;
      u.lastUse = Math.max(u.lastUse, id.pos());
      u.mentions.add(id.pos());
      if (u.unit != units.peek()) {
        u.captured = true;
        if (literalUnder(u.unit) instanceof FuncLit lit) {
          u.captures.add(new Capture(lit, loopsAround.get(lit)));
        }
        u.capturedBeyondDefer |= !throughDefersTo(u.unit);
      }
    }
  }

  /** The literal around this place that stands directly in a function or literal. */
  private @Nullable Node literalUnder(@Nullable Node unit) {
    Node inner = null;
    for (Node n : units) {
      if (n == unit) {
        return inner;
      }
      inner = n;
    }
    return inner;
  }

  /** Whether each literal from here out to the declaring function is deferred. */
  private boolean throughDefersTo(@Nullable Node unit) {
    for (Node n : units) {
      if (n == unit) {
        return true;
      }
      if (!(n instanceof FuncLit lit) || !deferred.containsKey(lit)) {
        return false;
      }
    }
    return false;
  }

  private void assign(AssignStmt a) {
    for (Expr lhs : a.lhs()) {
      boolean declares = a.tok() == Token.DEFINE && lhs instanceof Ident id && info.defs.get(id) != null;
      if (!declares) {
        changed(lhs, a, null);
      }
      if (!declares && a.tok() == Token.DEFINE && lhs instanceof Ident id && info.uses.get(id) instanceof Var v && a.lhs().size() > a.rhs().size()) {
        of(v).redeclarations.add(new Redeclaration(id, readsIn(v, a.rhs().get(0))));
      }
    }
  }

  private void range(RangeStmt r) {
    visit(r.x());
    if (perIteration || r.tok() != Token.DEFINE) {
      loops.add(r);
    }
    if (r.tok() == Token.ASSIGN) {
      changed(r.key(), r.body(), null);
      changed(r.value(), r.body(), null);
    }
    visit(r.key());
    visit(r.value());
    if (!loops.contains(r)) {
      loops.add(r);
    }
    visit(r.body());
    loops.remove(r);
  }

  /**
   * @param at what changes the place
   */
  private void changed(@Nullable Expr place, Node at, @Nullable ForStmt post) {
    if (place == null) {
      return;
    }
    Var v = Roots.holder(info, place);
    if (v != null) {
      Uses u = of(v);
      u.reassigned = true;
      u.assigns++;
      u.changes.add(new Change(at.end(), units.peek(), List.copyOf(loops)));
      if (post != null && u.loop == post) {
        u.postAssigns++;
      }
    }
  }

  private void forLoop(ForStmt f) {
    if (perIteration) {
      loops.add(f);
    }
    visit(f.init());
    if (!perIteration) {
      loops.add(f);
    }
    if (f.init() instanceof AssignStmt a && a.tok() == Token.DEFINE) {
      for (Expr lhs : a.lhs()) {
        if (lhs instanceof Ident id && info.defs.get(id) instanceof Var v) {
          of(v).loop = f;
        }
      }
    }
    visit(f.cond());
    Stmt post = f.post();
    if (post instanceof IncDecStmt i) {
      changed(i.x(), i, f);
      visitChildren(i);
    } else if (post instanceof AssignStmt a) {
      a.lhs().forEach(e -> changed(e, a, f));
      visitChildren(a);
    } else {
      visit(post);
    }
    visit(f.body());
    loops.remove(f);
    if (f.post() != null) {
      neededBehind(f.body(), f.init());
      neededBehind(f.body(), f.post());
    }
  }

  /** The post statement, and what makes variables new in each iteration, are written behind the body: the variables that they name are needed there. */
  private void neededBehind(BlockStmt body, @Nullable Stmt header) {
    if (header == null) {
      return;
    }
    Walk.each(
        header,
        n -> {
          Obj obj = !(n instanceof Ident id) ? null : info.defs.get(id) != null ? info.defs.get(id) : info.uses.get(id);
          if (obj instanceof Var v && uses.get(v) instanceof Uses u && !u.mentions.isEmpty()) {
            u.lastUse = Math.max(u.lastUse, body.rbrace());
            u.mentions.add(body.rbrace());
          }
          return true;
        });
  }

  private void addressOf(Expr place) {
    Var v = Roots.holder(info, place);
    if (v != null && v.kind() != Var.Kind.PACKAGE) {
      of(v).addressTaken = true;
    }
  }

  /** A method with a pointer receiver called on a variable takes its address. */
  private void methodAddress(SelectorExpr s) {
    Selection selection = info.selections.get(s);
    if (selection == null || selection.kind() != Selection.Kind.METHOD_VAL || !(selection.obj() instanceof Func method)) {
      return;
    }
    if (Funcs.pointerReceiver(method) && !selection.indirect() && !(Types.unalias(selection.recv()) instanceof Pointer)) {
      CallExpr call = calledDirectly.get(s);
      if (call == null || leaksReceiver.test(method)) {
        addressOf(s.x());
      } else {
        changed(s.x(), call, null);
      }
    }
  }

  /** For tests: the names of all cells. */
  public Set<String> cellNames() {
    Map<String, Boolean> names = new HashMap<>();
    uses.forEach((v, u) -> {
      if (isCell(v)) {
        names.put(v.name(), true);
      }
    });
    return Collections.unmodifiableSet(names.keySet());
  }

  /** The variables seen, in no order. */
  public List<Var> variables() {
    return List.copyOf(uses.keySet());
  }
}
