package org.go2rs.transpile.analysis;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;

/** What a package's own source tells about its functions and fields. Other packages' functions get the careful answer, or one that their types or summaries allow. */
public final class PackageFacts implements Summaries {
  private final Pkg pkg;
  private final Info info;
  private final Map<Func, FuncDecl> declared = new IdentityHashMap<>();
  private final Set<Func> recovering = new HashSet<>();
  private final boolean program;
  private final PureFunctions pure;
  private final KeptReceivers kept;
  private final Set<Var> changedFields = new HashSet<>();
  private final Set<Object> storedTypes = new HashSet<>();

  public PackageFacts(Pkg pkg, Info info, List<File> files, boolean program, PureFunctions pure, KeptReceivers kept) {
    this.pkg = pkg;
    this.info = info;
    this.program = program;
    this.pure = pure;
    this.kept = kept;
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

  @Override
  public boolean leaksReceiver(Func method) {
    return kept.keeps(method);
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
