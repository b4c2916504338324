package org.go2rs.transpile.analysis;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;

/**
 * Which methods may keep their receiver's address, or a part's, longer than the call. A variable on which only others are called stays a plain binding: {@code var b strings.Builder} is
 * no cell.
 */
public final class KeptReceivers {
  private final Pkg pkg;
  private final Info info;
  private final Predicate<Func> letGoElsewhere;
  private final Map<Func, FuncDecl> declared = new IdentityHashMap<>();
  private final Set<Func> keeping = new HashSet<>();

  /**
   * A method keeps its receiver unless every use of it reads or writes a field, or calls a method that keeps none. Found as the greatest fixed point, since methods call each other.
   *
   * @param letGoElsewhere whether another package says of its method that it keeps no address
   */
  public KeptReceivers(Pkg pkg, Info info, List<File> files, Predicate<Func> letGoElsewhere) {
    this.pkg = pkg;
    this.info = info;
    this.letGoElsewhere = letGoElsewhere;
    for (File file : files) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl d && info.defs.get(d.name()) instanceof Func f && f.hasPtrRecv()) {
          declared.put(f, d);
        }
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Func, FuncDecl> entry : declared.entrySet()) {
        if (!keeping.contains(entry.getKey()) && leaksNow(entry.getKey(), entry.getValue())) {
          changed = keeping.add(entry.getKey());
        }
      }
    }
  }

  /** Whether a method may keep its receiver's address. */
  boolean keeps(Func method) {
    Func f = method.origin();
    return declared.containsKey(f) ? keeping.contains(f) : f.pkg() == pkg || !letGoElsewhere.test(f);
  }

  /** The exported methods that keep none by their names, {@code T.M}, for importers. */
  public Set<String> letGo() {
    return declared.keySet().stream().filter(f -> f.exported() && !keeping.contains(f)).map(PureFunctions::nameOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean leaksNow(Func f, FuncDecl d) {
    if (d.body() == null) {
      return true;
    }
    Var recv = f.signature().recv();
    if (recv == null || recv.name().isEmpty()) {
      return false;
    }
    return leaks(d.body(), recv);
  }

  /** Whether a use of the receiver at or below the node lets its address out. */
  private boolean leaks(Node n, Var recv) {
    if (n instanceof Ident id) {
      return info.uses.get(id) == recv;
    }
    if (n instanceof FuncLit lit) {
      return Walk.any(lit.body(), c -> c instanceof Ident id && info.uses.get(id) == recv);
    }
    if (n instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof SelectorExpr s && isPathOf(s.x(), recv)
        && info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func m && sel.kind() == Selection.Kind.METHOD_VAL) {
      boolean interior = m.hasPtrRecv() && !reachesPointer(s, sel);
      if (interior && keeps(m)) {
        return true;
      }
      return c.args().stream().anyMatch(a -> leaks(a, recv)) || indices(s.x(), recv);
    }
    if (n instanceof UnaryExpr u && u.op() == Token.AND && isPathOf(u.x(), recv)) {
      return !throughPointer(u.x());
    }
    if (n instanceof SliceExpr s && Roots.under(info, s.x()) instanceof Array && isPathOf(s.x(), recv)) {
      return !throughPointer(s.x());
    }
    if (n instanceof SelectorExpr s && isPathOf(s, recv) && info.selections.get(s) instanceof Selection sel) {
      return sel.kind() != Selection.Kind.FIELD_VAL && ((Func) sel.obj()).hasPtrRecv() || indices(s.x(), recv);
    }
    if (n instanceof CallExpr c && info.types.get(c) instanceof TypeAndValue tv && tv.isConstant()) {
      return false;
    }
    if (n instanceof RangeStmt r && isName(r.x(), recv) && r.value() == null) {
      return leaks(r.body(), recv) || r.key() != null && leaks(r.key(), recv);
    }
    if (n instanceof IndexExpr x && isName(x.x(), recv)) {
      return x.indices().stream().anyMatch(i -> leaks(i, recv));
    }
    if (n instanceof CallExpr c && isHidden(c)) {
      return false;
    }
    boolean followed = n instanceof StarExpr s && isPathOf(s.x(), recv);
    boolean compared = n instanceof BinaryExpr b && (b.op() == Token.EQL || b.op() == Token.NEQ) && (isName(b.x(), recv) || isName(b.y(), recv));
    return !followed && !compared && Walk.children(n).stream().anyMatch(c -> leaks(c, recv));
  }

  private boolean isName(Expr e, Var recv) {
    return Nodes.unparen(e) instanceof Ident id && info.uses.get(id) == recv;
  }

  /** Whether the expression is a path of selectors, indices and dereferences that starts at the receiver. */
  private boolean isPathOf(Expr e, Var recv) {
    return Roots.start(info, e) == recv;
  }

  private boolean indices(Expr e, Var recv) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof IndexExpr x && (x.indices().stream().anyMatch(i -> leaks(i, recv)) || indices(x.x(), recv))
        || bare instanceof SelectorExpr s && indices(s.x(), recv)
        || bare instanceof StarExpr s && indices(s.x(), recv);
  }

  /** Whether the receiver of a method call is a pointer found in memory rather than part of ours. */
  private boolean reachesPointer(SelectorExpr s, Selection sel) {
    if (Nodes.unparen(s.x()) instanceof Ident) {
      return sel.index().size() > 1 && embedsPointer(sel);
    }
    return throughPointer(s.x()) || Types.unalias(sel.recv()) instanceof Pointer || embedsPointer(sel);
  }

  private static boolean embedsPointer(Selection sel) {
    Type type = Types.deref(sel.recv());
    for (int index : sel.index().subList(0, sel.index().size() - 1)) {
      if (!(type.underlying() instanceof Struct struct)) {
        return true;
      }
      type = struct.field(index).type();
      if (Types.unalias(type) instanceof Pointer) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path leaves the receiver's own memory: a second pointer, or a slice, on the way. */
  private boolean throughPointer(Expr e) {
    Expr bare = Nodes.unparen(e);
    if (bare instanceof Ident) {
      return false;
    }
    if (bare instanceof SelectorExpr s) {
      boolean root = Nodes.unparen(s.x()) instanceof Ident;
      boolean pointer = info.selections.get(s) instanceof Selection sel && (Types.unalias(sel.recv()) instanceof Pointer && !root || embedsPointer(sel));
      return pointer || throughPointer(s.x());
    }
    if (bare instanceof IndexExpr x) {
      return !(Roots.under(info, x.x()) instanceof Array) || throughPointer(x.x());
    }
    if (bare instanceof StarExpr s) {
      return !(Nodes.unparen(s.x()) instanceof Ident) || throughPointer(s.x());
    }
    return true;
  }

  /** Whether a call hands its argument back unseen: the standard library's way of saying that an address does not get out. */
  private boolean isHidden(CallExpr c) {
    Func callee = Funcs.callee(info, c);
    return callee != null && callee.name().equals("NoEscape") && callee.pkg() != null && callee.pkg().path().equals("internal/abi");
  }
}
