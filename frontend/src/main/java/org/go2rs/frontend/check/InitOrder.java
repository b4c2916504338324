package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Initializer;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;

/**
 * The order in which package variables are initialised: repeatedly the first in the source that depends on nothing uninitialised. Functions hand the
 * dependencies of their bodies on to whoever mentions them.
 */
final class InitOrder {
  private static final class Node {
    final Obj obj;
    final Set<Node> dependents = new LinkedHashSet<>();
    final Set<Node> dependencies = new LinkedHashSet<>();
    int waitingFor;

    Node(Obj obj) {
      this.obj = obj;
    }

    int order() {
      return obj.order();
    }

    boolean isConst() {
      return obj instanceof Const;
    }
  }

  private final Session session;

  InitOrder(Session session) {
    this.session = session;
  }

  void compute() {
    Comparator<Node> byReadiness =
        Comparator.comparing((Node n) -> !n.isConst()).thenComparingInt(n -> n.waitingFor).thenComparingInt(Node::order);
    TreeSet<Node> queue = new TreeSet<>(byReadiness);
    queue.addAll(graph());
    Set<DeclInfo> emitted = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!queue.isEmpty()) {
      Node next = queue.pollFirst();
      if (next.waitingFor > 0) {
        reportCycle(next.obj);
      }
      for (Node dependent : next.dependents) {
        // The queue is sorted by this number: take the node out while it changes.
        boolean queued = queue.remove(dependent);
        dependent.waitingFor--;
        if (queued) {
          queue.add(dependent);
        }
      }
      if (next.obj instanceof Var v) {
        emit(v, emitted);
      }
    }
  }

  private void emit(Var v, Set<DeclInfo> emitted) {
    DeclInfo decl = session.decls.get(v);
    if (decl != null && decl.init != null && emitted.add(decl)) {
      List<Var> lhs = decl.lhs.isEmpty() ? List.of(v) : decl.lhs;
      session.info.initOrder.add(new Initializer(lhs, decl.init));
    }
  }

  /** The constants and variables with their dependencies, functions taken out. */
  private List<Node> graph() {
    Map<Obj, Node> nodes = new IdentityHashMap<>();
    List<Node> all = new ArrayList<>();
    for (Obj obj : session.decls.keySet()) {
      if (!(obj instanceof TypeName)) {
        Node node = new Node(obj);
        nodes.put(obj, node);
        all.add(node);
      }
    }
    for (Node node : all) {
      for (Obj dep : session.decls.get(node.obj).deps) {
        Node other = nodes.get(dep);
        if (other != null) {
          node.dependencies.add(other);
          other.dependents.add(node);
        }
      }
    }
    List<Node> functions = new ArrayList<>(all.stream().filter(n -> n.obj instanceof Func).toList());
    // Cheap ones first keeps the number of edges small.
    functions.sort(Comparator.comparingLong(n -> (long) n.dependents.size() * n.dependencies.size()));
    functions.forEach(InitOrder::bridge);
    List<Node> values = new ArrayList<>(all.stream().filter(n -> !(n.obj instanceof Func)).toList());
    values.forEach(n -> n.waitingFor = n.dependencies.size());
    return values;
  }

  /** Connects those that depend on a function with what it depends on, and takes it out. */
  private static void bridge(Node function) {
    for (Node dependent : function.dependents) {
      if (dependent == function) {
        continue;
      }
      for (Node dependency : function.dependencies) {
        if (dependency != function) {
          dependent.dependencies.add(dependency);
          dependency.dependents.add(dependent);
        }
      }
      dependent.dependencies.remove(function);
    }
    function.dependencies.forEach(dependency -> dependency.dependents.remove(function));
  }

  // ---- cycles

  private void reportCycle(Obj obj) {
    List<Obj> cycle = new ArrayList<>();
    if (!findPath(obj, obj, Collections.newSetFromMap(new IdentityHashMap<>()), cycle)) {
      return;
    }
    // The path was collected from its end.
    if (cycle.size() == 1) {
      String message = "initialization cycle: " + obj.name() + " refers to itself";
      session.errors.at(obj, ErrorCode.INVALID_INIT_CYCLE, message);
      return;
    }
    List<Diagnostic.Related> steps = new ArrayList<>();
    Obj from = cycle.get(0);
    Obj first = from;
    for (int i = cycle.size() - 1; i >= 0; i--) {
      steps.add(new Diagnostic.Related(from.pos(), from.name() + " refers to " + cycle.get(i).name()));
      from = cycle.get(i);
    }
    String message = "initialization cycle for " + first.name();
    session.errors.report(ErrorCode.INVALID_INIT_CYCLE, first.pos(), message, steps);
  }

  private boolean findPath(Obj from, Obj to, Set<Obj> seen, List<Obj> path) {
    DeclInfo decl = session.decls.get(from);
    if (decl == null || !seen.add(from)) {
      return false;
    }
    List<Obj> deps = new ArrayList<>(decl.deps);
    deps.sort(Comparator.comparingInt(Obj::order));
    for (Obj dep : deps) {
      if (dep == to || findPath(dep, to, seen, path)) {
        path.add(dep);
        return true;
      }
    }
    return false;
  }
}
