package org.go2rs.transpile.analysis;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Pointers that are not nil, whatever happens: addresses, what functions such as {@code bufio.NewWriter} give, and variables that hold nothing else. Where a receiver is one, it does not
 * matter whether it is followed before or after the arguments are evaluated.
 */
public final class NeverNil {
  private final Info info;
  private final Predicate<Func> elsewhere;
  private final Map<Var, Expr> values = new IdentityHashMap<>();
  private final Set<Var> changed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Func> functions = new HashSet<>();

  /**
   * Looks at a package.
   *
   * @param elsewhere whether the one result of another package's function is never nil
   */
  public NeverNil(Info info, List<File> files, Predicate<Func> elsewhere) {
    this.info = info;
    this.elsewhere = elsewhere;
    for (File file : files) {
      Walk.each(
          file,
          n -> {
            note(n);
            return true;
          });
    }
    Map<Func, FuncDecl> makers = makers(files);
    List<Func> found;
    do {
      found = makers.keySet().stream().filter(f -> !functions.contains(f) && gives(makers.get(f).body())).toList();
      functions.addAll(found);
    } while (!found.isEmpty());
  }

  private Map<Func, FuncDecl> makers(List<File> files) {
    Map<Func, FuncDecl> makers = new HashMap<>();
    for (File file : files) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl d && d.body() != null && info.defs.get(d.name()) instanceof Func f && givesPointer(f)) {
          makers.put(f, d);
        }
      }
    }
    return makers;
  }

  /** The names of the package's functions whose result is never nil. */
  public Set<String> functionNames() {
    Set<String> names = new TreeSet<>();
    functions.forEach(f -> names.add(f.name()));
    return names;
  }

  /** Whether a pointer is known not to be nil. */
  public boolean isKnown(Expr pointer) {
    Expr e = Nodes.unparen(pointer);
    return e instanceof UnaryExpr u && u.op() == Token.AND
        || e instanceof CallExpr c && isMade(c)
        || e instanceof Ident id && info.objectOf(id) instanceof Var v && !changed.contains(v) && values.get(v) instanceof Expr value && isKnown(value);
  }

  private boolean isMade(CallExpr c) {
    Builtin builtin = Funcs.builtin(info, c);
    if (builtin != null) {
      return builtin.builtinId() == Builtin.Id.NEW;
    }
    Func callee = Funcs.callee(info, c);
    return callee != null && (functions.contains(callee.origin()) || elsewhere.test(callee.origin()));
  }

  private static boolean givesPointer(Func f) {
    Signature sig = f.signature();
    return sig.recv() == null && sig.results().size() == 1 && sig.results().typeAt(0).underlying() instanceof Pointer;
  }

  private boolean gives(BlockStmt body) {
    // A deferred call may recover, after which the result is what it was.
    return !Walk.anyHere(body, n -> n instanceof DeferStmt || n instanceof ReturnStmt r && (r.results().size() != 1 || !isKnown(r.results().get(0))));
  }

  private void note(Node n) {
    if (n instanceof AssignStmt a) {
      for (int i = 0; i < a.lhs().size(); i++) {
        assigned(a.lhs().get(i), a.tok() == Token.DEFINE && a.rhs().size() == a.lhs().size() ? a.rhs().get(i) : null);
      }
    } else if (n instanceof ValueSpec s && s.values().size() == s.names().size()) {
      for (int i = 0; i < s.names().size(); i++) {
        assigned(s.names().get(i), s.values().get(i));
      }
    } else if (n instanceof UnaryExpr u && u.op() == Token.AND) {
      assigned(u.x(), null);
    } else if (n instanceof RangeStmt r && r.tok() == Token.ASSIGN) {
      assigned(r.key(), null);
      assigned(r.value(), null);
    }
  }

  private void assigned(@Nullable Expr target, @Nullable Expr value) {
    if (target == null || !(Nodes.unparen(target) instanceof Ident id) || !(info.objectOf(id) instanceof Var v)) {
      return;
    }
    if (value == null || v.kind() == Var.Kind.PACKAGE || !info.defs.containsKey(id)) {
      changed.add(v);
    } else {
      values.put(v, value);
    }
  }
}
