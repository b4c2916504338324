package org.go2rs.transpile.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of functions and methods that are functions themselves, and that their function only calls, or hands on to others that do: {@code impl FnMut(isize) -> bool} takes any closure as it
 * stands, without a func value, and rustc compiles the function for each closure.
 *
 * <p>Functions that call each other in a circle and hand such a parameter round take it by reference: by value, each turn would make a reference to the one before, and so a type of
 * its own. For the same reason none of them gets a literal of another one's body.
 */
public final class CalledParameters {
  /** How a function takes such a parameter. */
  public enum Passing {
    BY_VALUE,
    BY_REFERENCE
  }

  /** What a package says of its functions' parameters. */
  public interface Elsewhere {
    @Nullable Passing of(Func f, int position);
  }

  /** A parameter that is the argument for another one. */
  private record Flow(Var from, Func to, Var param) {}

  /** A call of a function of the package that passes a literal. */
  private record Literal(Func caller, Func callee, Var param) {}

  private final Pkg pkg;
  private final Info info;
  private final Elsewhere elsewhere;
  private final Map<Var, Func> candidates = new HashMap<>();
  private final Set<Var> good = new HashSet<>();
  private final Set<Var> byReference = new HashSet<>();
  private final Set<Var> called = new HashSet<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final Map<Func, Set<Func>> callees = new HashMap<>();
  private final Set<Ident> harmless = new HashSet<>();
  private final Set<Node> later = new HashSet<>();

  /**
   * @param fixed whether code that is not Go calls a function, or has it instead of its body
   * @param elsewhere the parameters of other packages' functions
   */
  public CalledParameters(Pkg pkg, Info info, List<File> files, Predicate<Func> fixed, Elsewhere elsewhere) {
    this.pkg = pkg;
    this.info = info;
    this.elsewhere = elsewhere;
    Map<Func, FuncDecl> declared = new HashMap<>();
    for (File file : files) {
      for (Decl decl : file.decls()) {
        if (decl instanceof FuncDecl d && d.body() != null && info.defs.get(d.name()) instanceof Func f && !f.name().equals("_")) {
          declared.put(f, d);
          if (!fixed.test(f)) {
            addCandidates(f);
          }
        }
      }
    }
    good.addAll(candidates.keySet());
    declared.forEach((f, d) -> visit(d.body(), f, false));
    settle();
    while (removeLiteralsInCircles()) {
      settle();
    }
    flows.stream().filter(flow -> good.contains(flow.from) && reaches(flow.to, candidates.get(flow.from))).forEach(flow -> byReference.add(flow.param));
  }

  /** How a function takes its parameter at a position if it only calls it; else null. */
  public @Nullable Passing of(Func f, int position) {
    Func origin = f.origin();
    if (origin.pkg() != pkg) {
      return origin.pkg() == null || Funcs.isInterfaceMethod(origin) ? null : elsewhere.of(origin, position);
    }
    Tuple params = origin.signature().params();
    return position < params.size() ? of(params.at(position)) : null;
  }

  /** How the function of a parameter takes it if it only calls it; else null. */
  public @Nullable Passing of(Var param) {
    return !good.contains(param) ? null : byReference.contains(param) ? Passing.BY_REFERENCE : Passing.BY_VALUE;
  }

  /** Whether any parameter of a function is one. */
  public boolean any(Func f) {
    return IntStream.range(0, f.signature().params().size()).anyMatch(i -> of(f, i) != null);
  }

  /** Those of exported functions, by {@link #nameOf}, for importers. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    good.stream().filter(v -> candidates.get(v).exported()).forEach(v -> {
      Func f = candidates.get(v);
      names.add(nameOf(f, f.signature().params().vars().indexOf(v), byReference.contains(v) ? Passing.BY_REFERENCE : Passing.BY_VALUE));
    });
    return names;
  }

  /** The name of a parameter among those of its package. */
  public static String nameOf(Func f, int position, Passing passing) {
    return PureFunctions.nameOf(f) + "#" + position + (passing == Passing.BY_REFERENCE ? "&" : "");
  }

  private void addCandidates(Func f) {
    Signature sig = f.signature();
    for (int i = 0; i < sig.params().size() - (sig.variadic() ? 1 : 0); i++) {
      Var v = sig.params().at(i);
      if (Types.unalias(v.type()) instanceof Signature && !v.name().isEmpty() && !v.name().equals("_")) {
        candidates.put(v, f);
      }
    }
  }

  // Uses. Each is met before the names in it.

  /**
   * @param kept whether the code belongs to a func value of its own, or to the body of a range over a function, which take copies of what they mention
   */
  private void visit(Node n, Func in, boolean kept) {
    if (n instanceof GoStmt g) {
      later.add(Nodes.unparen(g.call()));
    } else if (n instanceof DeferStmt d) {
      later.add(Nodes.unparen(d.call()));
    } else if (n instanceof CallExpr c) {
      call(c, in, kept || later.contains(c));
    } else if (n instanceof Ident id && info.uses.get(id) instanceof Var v && candidates.containsKey(v) && !harmless.contains(id)) {
      good.remove(v);
    }
    boolean inside = kept || n instanceof FuncLit || n instanceof RangeStmt r && info.typeOf(r.x()) instanceof Type t && t.underlying() instanceof Signature;
    Walk.children(n).forEach(child -> visit(child, in, inside));
  }

  private void call(CallExpr c, Func in, boolean kept) {
    if (!kept && Nodes.unparen(c.fun()) instanceof Ident id && candidate(id) instanceof Var v && mentions(c.args(), v) == 0) {
      harmless.add(id);
      called.add(v);
    }
    Func callee = Funcs.callee(info, c);
    boolean shifted = Nodes.unparen(c.fun()) instanceof SelectorExpr s && info.selections.get(s) instanceof Selection sel && sel.kind() != Selection.Kind.METHOD_VAL;
    if (callee == null || shifted) {
      return;
    }
    Func origin = callee.origin();
    Tuple params = origin.signature().params();
    callees.computeIfAbsent(in, k -> new HashSet<>()).add(origin);
    for (int i = 0; i < c.args().size() && i < params.size(); i++) {
      Expr arg = Nodes.unparen(c.args().get(i));
      if (arg instanceof FuncLit && origin.pkg() == pkg) {
        literals.add(new Literal(in, origin, params.at(i)));
      } else if (!kept && arg instanceof Ident id && candidate(id) instanceof Var v && mentions(c.args(), v) == 1) {
        handOn(id, v, origin, i);
      }
    }
  }

  private @Nullable Var candidate(Ident id) {
    return info.uses.get(id) instanceof Var v && candidates.containsKey(v) ? v : null;
  }

  /** How often arguments mention a parameter: the call borrows its closure while they are evaluated. */
  private long mentions(List<Expr> args, Var v) {
    List<Node> found = new ArrayList<>();
    for (Expr arg : args) {
      Walk.each(
          arg,
          n -> {
            if (n instanceof Ident id && info.uses.get(id) == v) {
              found.add(n);
            }
            return true;
          });
    }
    return found.size();
  }

  private void handOn(Ident id, Var v, Func to, int position) {
    if (to.pkg() == pkg) {
      flows.add(new Flow(v, to, to.signature().params().at(position)));
      harmless.add(id);
    } else if (elsewhere.of(to, position) != null) {
      called.add(v);
      harmless.add(id);
    }
  }

  /** Leaves the parameters that go on to none but others that are left. */
  private void settle() {
    boolean changed = true;
    while (changed) {
      Set<Var> useful = useful();
      changed = good.retainAll(useful);
      for (Flow flow : flows) {
        changed |= !good.contains(flow.param) && good.remove(flow.from);
      }
    }
  }

  /** Those that are called, and those that go on to or come from such ones: not all that are handed a function do something with it. */
  private Set<Var> useful() {
    Set<Var> useful = new HashSet<>(called);
    Deque<Var> open = new ArrayDeque<>(called);
    while (!open.isEmpty()) {
      Var v = open.pop();
      for (Flow flow : flows) {
        Var other = flow.param == v ? flow.from : flow.from == v ? flow.param : v;
        if (useful.add(other)) {
          open.push(other);
        }
      }
    }
    return useful;
  }

  private boolean removeLiteralsInCircles() {
    return good.removeAll(literals.stream().filter(l -> good.contains(l.param) && reaches(l.callee, l.caller)).map(Literal::param).toList());
  }

  /** Whether a function calls another one through functions of which each has such parameters: they are compiled for each closure that goes round. */
  private boolean reaches(Func from, Func to) {
    Set<Func> compiledForClosures = new HashSet<>();
    good.forEach(v -> compiledForClosures.add(candidates.get(v)));
    Set<Func> seen = new HashSet<>();
    Deque<Func> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Func f = open.pop();
      if (f == to) {
        return true;
      }
      if (compiledForClosures.contains(f) && seen.add(f)) {
        open.addAll(callees.getOrDefault(f, Set.of()));
      }
    }
    return false;
  }
}
