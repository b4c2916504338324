package org.go2rs.transpile.analysis;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;

/** What a package's own source tells about its functions and fields. Other packages' functions get the careful answer, or one that their types allow. */
public final class PackageFacts implements Summaries {
  private final Pkg pkg;
  private final Info info;
  private final Map<Func, FuncDecl> declared = new IdentityHashMap<>();
  private final Set<Func> recovering = new HashSet<>();
  private final Set<Func> leaking = new HashSet<>();
  private final boolean program;
  private final PureFunctions pure;
  private final Set<Var> changedFields = new HashSet<>();
  private final Set<Object> storedTypes = new HashSet<>();

  public PackageFacts(Pkg pkg, Info info, List<File> files, boolean program, PureFunctions pure) {
    this.pkg = pkg;
    this.info = info;
    this.program = program;
    this.pure = pure;
    for (File file : files) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl d && info.defs.get(d.name()) instanceof Func f) {
          declared.put(f, d);
        }
      }
      Walk.each(
          file,
          n -> {
            note(n);
            return true;
          });
    }
    declared.forEach(
        (f, d) -> {
          if (d.body() != null && Walk.anyHere(d.body(), this::isRecover)) {
            recovering.add(f);
          }
        });
    leaks();
  }

  private boolean isRecover(Node n) {
    return n instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof Ident id && info.uses.get(id) instanceof Builtin b && b.builtinId() == Builtin.Id.RECOVER;
  }

  // Fields.

  private void note(Node n) {
    if (n instanceof AssignStmt a && a.tok() != Token.DEFINE) {
      a.lhs().forEach(this::changed);
    } else if (n instanceof IncDecStmt i) {
      changed(i.x());
    } else if (n instanceof RangeStmt r && r.tok() == Token.ASSIGN) {
      if (r.key() != null) {
        changed(r.key());
      }
      if (r.value() != null) {
        changed(r.value());
      }
    } else if (n instanceof UnaryExpr u && u.op() == Token.AND && !(Nodes.unparen(u.x()) instanceof CompositeLit)) {
      changed(u.x());
    } else if (n instanceof SliceExpr s && Roots.under(info, s.x()) instanceof Array) {
      changed(s.x());
    } else if (n instanceof SelectorExpr s && info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func f && f.hasPtrRecv()
        && !(Types.unalias(sel.recv()) instanceof Pointer)) {
      changed(s.x());
    }
  }

  /** A place is written: the fields on its path change, and what is stored whole changes all its fields. */
  private void changed(Expr place) {
    Expr e = Nodes.unparen(place);
    Type type = info.typeOf(e);
    if (type != null) {
      storeType(type, 0);
    }
    while (true) {
      if (e instanceof SelectorExpr s && info.selections.get(s) instanceof Selection sel && sel.kind() == Selection.Kind.FIELD_VAL) {
        changedFields.add(((Var) sel.obj()).origin());
        e = Nodes.unparen(s.x());
      } else if (e instanceof IndexExpr x && Roots.under(info, x.x()) instanceof Array) {
        e = Nodes.unparen(x.x());
      } else {
        return;
      }
    }
  }

  private void storeType(Type type, int depth) {
    if (depth < 8 && type.underlying() instanceof Struct s && storedTypes.add(s)) {
      for (Var field : s.fields()) {
        changedFields.add(field.origin());
        storeType(field.type(), depth + 1);
      }
    }
  }

  @Override
  public boolean isStable(Var field) {
    boolean own = field.pkg() == pkg && (!field.exported() || program);
    return own && !changedFields.contains(field.origin());
  }

  // Receivers.

  /** A method leaks its receiver unless every use of it reads or writes a field, or calls a method that leaks none. Found as the greatest fixed point. */
  private void leaks() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Func, FuncDecl> entry : declared.entrySet()) {
        Func f = entry.getKey();
        if (f.hasPtrRecv() && !leaking.contains(f) && leaksNow(f, entry.getValue())) {
          leaking.add(f);
          changed = true;
        }
      }
    }
  }

  private boolean leaksNow(Func f, FuncDecl d) {
    if (d.body() == null) {
      return true;
    }
    Var recv = f.signature().recv();
    if (recv == null || recv.name().isEmpty()) {
      return false;
    }
    return leaks(d.body(), recv, false);
  }

  /** Whether a use of the receiver at or below the node lets its address out; {@code held} inside function literals. */
  private boolean leaks(Node n, Var recv, boolean inLiteral) {
    if (n instanceof Ident id) {
      return info.uses.get(id) == recv;
    }
    if (n instanceof FuncLit lit) {
      return Walk.any(lit.body(), c -> c instanceof Ident id && info.uses.get(id) == recv);
    }
    if (n instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof SelectorExpr s && isPathOf(s.x(), recv)
        && info.selections.get(s) instanceof Selection sel && sel.obj() instanceof Func m && sel.kind() == Selection.Kind.METHOD_VAL) {
      boolean interior = m.hasPtrRecv() && !reachesPointer(s, sel);
      if (interior && leaksReceiver(m)) {
        return true;
      }
      return c.args().stream().anyMatch(a -> leaks(a, recv, inLiteral)) || indices(s.x(), recv, inLiteral);
    }
    if (n instanceof UnaryExpr u && u.op() == Token.AND && isPathOf(u.x(), recv)) {
      return !throughPointer(u.x());
    }
    if (n instanceof SliceExpr s && Roots.under(info, s.x()) instanceof Array && isPathOf(s.x(), recv)) {
      return !throughPointer(s.x());
    }
    if (n instanceof SelectorExpr s && isPathOf(s, recv) && info.selections.get(s) instanceof Selection sel) {
      return sel.kind() != Selection.Kind.FIELD_VAL && ((Func) sel.obj()).hasPtrRecv() || indices(s.x(), recv, inLiteral);
    }
    if (n instanceof CallExpr c && info.types.get(c) instanceof TypeAndValue tv && tv.isConstant()) {
      return false;
    }
    if (n instanceof RangeStmt r && isName(r.x(), recv) && r.value() == null) {
      return leaks(r.body(), recv, inLiteral) || r.key() != null && leaks(r.key(), recv, inLiteral);
    }
    if (n instanceof IndexExpr x && isName(x.x(), recv)) {
      return x.indices().stream().anyMatch(i -> leaks(i, recv, inLiteral));
    }
    boolean followed = n instanceof StarExpr s && isPathOf(s.x(), recv);
    boolean compared = n instanceof BinaryExpr b && (b.op() == Token.EQL || b.op() == Token.NEQ) && (isName(b.x(), recv) || isName(b.y(), recv));
    return !followed && !compared && Walk.children(n).stream().anyMatch(c -> leaks(c, recv, inLiteral));
  }

  private boolean isName(Expr e, Var recv) {
    return Nodes.unparen(e) instanceof Ident id && info.uses.get(id) == recv;
  }

  /** Whether the expression is a path of selectors, indices and dereferences that starts at the receiver. */
  private boolean isPathOf(Expr e, Var recv) {
    return Roots.start(info, e) == recv;
  }

  private boolean indices(Expr e, Var recv, boolean inLiteral) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof IndexExpr x && (x.indices().stream().anyMatch(i -> leaks(i, recv, inLiteral)) || indices(x.x(), recv, inLiteral))
        || bare instanceof SelectorExpr s && indices(s.x(), recv, inLiteral)
        || bare instanceof StarExpr s && indices(s.x(), recv, inLiteral);
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

  @Override
  public boolean leaksReceiver(Func method) {
    Func f = method.origin();
    return !declared.containsKey(f) || leaking.contains(f);
  }

  @Override
  public boolean recovers(Func function) {
    return recovering.contains(function.origin());
  }

  @Override
  public boolean writes(Func function) {
    return pure.writes(function.origin());
  }

  @Override
  public boolean isOwn(Func function) {
    return function.pkg() == pkg;
  }
}
