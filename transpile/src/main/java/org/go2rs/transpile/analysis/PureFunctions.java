package org.go2rs.transpile.analysis;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;

/**
 * Functions and methods of a package that do nothing but compute a result from what they are given and what they read, such as {@code func (r *Rect) Dx() int}. Whether such a
 * call stands before or behind a read of memory makes no difference.
 */
public final class PureFunctions {
  private static final Set<Builtin.Id> COMPUTING =
      EnumSet.of(
          Builtin.Id.CAP, Builtin.Id.COMPLEX, Builtin.Id.IMAG, Builtin.Id.LEN, Builtin.Id.MAKE, Builtin.Id.MAX, Builtin.Id.MIN, Builtin.Id.NEW, Builtin.Id.PANIC, Builtin.Id.REAL,
          Builtin.Id.UNSAFE_ADD, Builtin.Id.UNSAFE_SLICE, Builtin.Id.UNSAFE_SLICE_DATA, Builtin.Id.UNSAFE_STRING, Builtin.Id.UNSAFE_STRING_DATA);

  private final Pkg pkg;
  private final Info info;
  private final Predicate<Func> elsewhere;
  private final Set<Func> pure = new HashSet<>();

  /**
   * Found as the greatest fixed point, since functions call each other.
   *
   * @param elsewhere whether another package says of its function that it is one
   */
  public PureFunctions(Pkg pkg, Info info, List<File> files, Predicate<Func> elsewhere) {
    this.pkg = pkg;
    this.info = info;
    this.elsewhere = elsewhere;
    Map<Func, FuncDecl> declared = new HashMap<>();
    for (File file : files) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl d && d.body() != null && info.defs.get(d.name()) instanceof Func f) {
          declared.put(f, d);
          pure.add(f);
        }
      }
    }
    while (pure.removeIf(f -> Walk.any(declared.get(f).body(), this::isEffect))) {
      // Those that call what was removed go next.
    }
  }

  /** Whether a call may change memory that existed before it. */
  boolean writes(Func f) {
    return f.pkg() == null || (f.pkg() == pkg ? !pure.contains(f) : !takesValues(f) && !elsewhere.test(f));
  }

  /** The exported ones by their names, {@code F} or {@code T.M}, for importers. */
  public Set<String> names() {
    return pure.stream().filter(f -> f.exported() && !takesValues(f)).map(PureFunctions::nameOf).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The name of a function among those of its package. */
  public static String nameOf(Func f) {
    return f.recvNamed() instanceof Named owner ? owner.obj().name() + "." + f.name() : f.name();
  }

  /** Whether what a function is given leads neither to memory that others write nor to code. Of another package, it can then only change its own package's memory. */
  private static boolean takesValues(Func f) {
    Var recv = f.signature().recv();
    return (recv == null || isPlain(recv.type(), 0)) && f.signature().params().vars().stream().allMatch(v -> isPlain(v.type(), 0));
  }

  private static boolean isPlain(Type type, int depth) {
    Type under = type.underlying();
    return under instanceof Basic b && b.kind() != BasicKind.UNSAFE_POINTER
        || under instanceof Array a && isPlain(a.elem(), depth)
        || under instanceof Slice s && depth == 0 && Types.unalias(s.elem()) instanceof Basic && isPlain(s.elem(), 1)
        || under instanceof Struct s && depth < 4 && s.fields().stream().allMatch(f -> isPlain(f.type(), depth + 1));
  }

  /** Whether a node of a function's body touches anything but the function's own variables, or may. */
  private boolean isEffect(Node n) {
    return n instanceof FuncLit || n instanceof GoStmt || n instanceof DeferStmt || n instanceof SendStmt || n instanceof SelectStmt
        || n instanceof UnaryExpr u && (u.op() == Token.ARROW || u.op() == Token.AND && !(Nodes.unparen(u.x()) instanceof CompositeLit))
        || n instanceof AssignStmt a && a.tok() != Token.DEFINE && !a.lhs().stream().allMatch(this::isOwn)
        || n instanceof IncDecStmt i && !isOwn(i.x())
        || n instanceof RangeStmt r && (runsCode(r.x()) || r.tok() == Token.ASSIGN)
        || n instanceof CallExpr c && !isComputed(c);
  }

  private boolean isOwn(Expr place) {
    return Nodes.unparen(place) instanceof Ident id && id.isBlank() || Roots.holder(info, place) instanceof Var v && v.kind() != Var.Kind.PACKAGE;
  }

  private boolean runsCode(Expr ranged) {
    Type under = Roots.under(info, ranged);
    return under instanceof Chan || under instanceof Signature || under instanceof Interface;
  }

  private boolean isComputed(CallExpr c) {
    TypeAndValue whole = info.types.get(c);
    if ((whole != null && whole.isConstant()) || info.isConversion(c)) {
      return true;
    }
    Builtin builtin = Funcs.builtin(info, c);
    if (builtin != null) {
      return COMPUTING.contains(builtin.builtinId());
    }
    Func callee = Funcs.callee(info, c);
    return callee != null && !writes(callee.origin());
  }
}
