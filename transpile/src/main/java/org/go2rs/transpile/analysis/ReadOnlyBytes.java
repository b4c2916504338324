package org.go2rs.transpile.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Parameters for bytes that a function only reads and hands on only to others that do: whoever passes {@code []byte(s)} can pass the string's own bytes.
 *
 * <p>The bytes flow from variable to variable, by assignments and calls inside the package. A variable that something else is done with, such as a store through it or a return, spoils
 * all that flow into it.
 */
public final class ReadOnlyBytes {
  /** Names, in the comment of a function without a body, the parameters whose bytes it only reads. */
  private static final String DIRECTIVE = "//go2rs:reads";

  private final Pkg pkg;
  private final Info info;
  private final BiPredicate<Func, Integer> elsewhere;
  private final Map<Func, FuncDecl> declared = new HashMap<>();
  private final Map<Var, Set<Var>> sources = new HashMap<>();
  private final Set<Var> spoilt = new HashSet<>();
  private final Set<Ident> harmless = new HashSet<>();
  private final Set<Expr> stores = new HashSet<>();

  /**
   * @param elsewhere whether another package says of its function's parameter that it is one
   */
  public ReadOnlyBytes(Pkg pkg, Info info, List<File> files, BiPredicate<Func, Integer> elsewhere) {
    this.pkg = pkg;
    this.info = info;
    this.elsewhere = elsewhere;
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
    declared.forEach(this::results);
    spread();
  }

  /** Whether a call of {@code f} only reads the bytes that are its argument at a position. */
  public boolean onlyReads(Func f, int position) {
    Func origin = f.origin();
    return origin.pkg() == pkg ? declared.containsKey(origin) && isGood(origin, position) : elsewhere.test(origin, position);
  }

  /** Those of exported functions, by {@link #nameOf}, for importers. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    declared.keySet().stream().filter(Func::exported).forEach(f -> {
      for (int i = 0; i < f.signature().params().size(); i++) {
        if (isGood(f, i)) {
          names.add(nameOf(f, i));
        }
      }
    });
    return names;
  }

  /** The name of a parameter among those of its package. */
  public static String nameOf(Func f, int position) {
    return PureFunctions.nameOf(f) + "#" + position;
  }

  private boolean isGood(Func f, int position) {
    Signature sig = f.signature();
    boolean fixed = position < sig.params().size() - (sig.variadic() ? 1 : 0);
    return fixed && isBytes(sig.params().at(position).type()) && !spoilt.contains(sig.params().at(position));
  }

  /** Whether values of the type may refer to bytes and to nothing else: {@code []byte}, and type parameters that stand for it or for strings. */
  private static boolean isBytes(@Nullable Type type) {
    if (type != null && Types.unalias(type) instanceof TypeParam p) {
      return p.iface().typeSet().is(term -> term != null && (isBytes(term.type()) || term.type().underlying() instanceof Basic b && b.is(Basic.IS_STRING)));
    }
    return type != null && type.underlying() instanceof Slice s && Types.identical(s.elem(), Basic.UINT8);
  }

  /** What a function gives back is out of its hands, and what one without a body does is unknown. */
  private void results(Func f, FuncDecl d) {
    spoilt.addAll(f.signature().results().vars());
    if (d.body() == null) {
      List<String> read = d.doc() == null ? List.of()
          : d.doc().list().stream().filter(c -> c.text().startsWith(DIRECTIVE)).flatMap(c -> Stream.of(c.text().split(" "))).toList();
      f.signature().params().vars().stream().filter(v -> !read.contains(v.name())).forEach(spoilt::add);
    }
  }

  private void spread() {
    Deque<Var> open = new ArrayDeque<>(spoilt);
    while (!open.isEmpty()) {
      for (Var from : sources.getOrDefault(open.pop(), Set.of())) {
        if (spoilt.add(from)) {
          open.push(from);
        }
      }
    }
  }

  // Uses. Each is met before the names in it.

  private void note(Node n) {
    if (n instanceof AssignStmt a) {
      assign(a.lhs(), a.rhs());
    } else if (n instanceof ValueSpec spec) {
      assign(spec.names(), spec.values());
    } else if (n instanceof IncDecStmt i) {
      stores.add(Nodes.unparen(i.x()));
    } else if (n instanceof RangeStmt r) {
      range(r);
    } else if (n instanceof UnaryExpr u && u.op() == Token.AND) {
      stores.add(Nodes.unparen(u.x()));
    } else if (n instanceof IndexExpr x && !stores.contains(x)) {
      reads(x.x());
    } else if (n instanceof BinaryExpr b && (b.op() == Token.EQL || b.op() == Token.NEQ)) {
      reads(b.x());
      reads(b.y());
    } else if (n instanceof CallExpr c) {
      call(c);
    } else if (n instanceof FuncLit lit && info.typeOf(lit) instanceof Type t && t.underlying() instanceof Signature sig) {
      spoilt.addAll(sig.results().vars());
    } else if (n instanceof Ident id && info.uses.get(id) instanceof Var v && isBytes(v.type()) && !harmless.contains(id)) {
      spoilt.add(v);
    }
  }

  private void assign(List<? extends Expr> to, List<Expr> from) {
    for (int i = 0; i < to.size(); i++) {
      Expr place = Nodes.unparen(to.get(i));
      stores.add(place);
      if (place instanceof Ident id) {
        harmless.add(id);
        boolean local = id.isBlank() || info.objectOf(id) instanceof Var v && v.kind() != Var.Kind.PACKAGE && isBytes(v.type());
        if (local && to.size() == from.size()) {
          flows(from.get(i), id.isBlank() ? null : (Var) info.objectOf(id));
        }
      }
    }
  }

  private void range(RangeStmt r) {
    reads(r.x());
    for (Expr target : new Expr[] {r.key(), r.value()}) {
      if (target != null) {
        stores.add(Nodes.unparen(target));
      }
    }
  }

  private void call(CallExpr c) {
    if (info.isConversion(c)) {
      if (info.typeOf(c) instanceof Type t && t.underlying() instanceof Basic) {
        reads(c.args().get(0));
      }
      return;
    }
    Builtin builtin = Funcs.builtin(info, c);
    if (builtin != null) {
      Builtin.Id id = builtin.builtinId();
      if (id == Builtin.Id.LEN || id == Builtin.Id.CAP) {
        reads(c.args().get(0));
      } else if (id == Builtin.Id.COPY || id == Builtin.Id.APPEND && c.hasEllipsis()) {
        c.args().stream().skip(1).forEach(this::reads);
      }
      return;
    }
    Func callee = Funcs.callee(info, c);
    boolean shifted = Nodes.unparen(c.fun()) instanceof SelectorExpr s && info.selections.get(s) instanceof Selection sel && sel.kind() != Selection.Kind.METHOD_VAL;
    if (callee != null && !shifted) {
      arguments(c, callee.origin());
    }
  }

  private void arguments(CallExpr c, Func callee) {
    Tuple params = callee.signature().params();
    int fixed = params.size() - (callee.signature().variadic() ? 1 : 0);
    for (int i = 0; i < c.args().size() && i < fixed; i++) {
      if (callee.pkg() == pkg && isBytes(params.at(i).type())) {
        flows(c.args().get(i), params.at(i));
      } else if (callee.pkg() != null && callee.pkg() != pkg && elsewhere.test(callee, i)) {
        reads(c.args().get(i));
      }
    }
  }

  private void reads(Expr e) {
    flows(e, null);
  }

  /** Bytes go into a variable, or nowhere. */
  private void flows(Expr e, @Nullable Var to) {
    Ident id = root(e);
    if (id != null && info.uses.get(id) instanceof Var v) {
      harmless.add(id);
      if (to != null) {
        sources.computeIfAbsent(to, k -> new HashSet<>()).add(v);
      }
    }
  }

  /** The variable whose bytes an expression is a part of, or null. */
  private @Nullable Ident root(Expr e) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id ? id
        : bare instanceof SliceExpr s ? root(s.x())
        : bare instanceof CallExpr c && info.isConversion(c) && isBytes(info.typeOf(c)) ? root(c.args().get(0))
        : null;
  }
}
