package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Qualifier;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeParts;
import org.go2rs.frontend.types.TypeStrings;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds generic code that would need infinitely many instances: {@code func f[T any]() { f[*T]() }}.
 *
 * <p>Each type parameter is a vertex. An edge says that one parameter is instantiated with a type that mentions another; it weighs 1 if the type is larger than
 * the parameter alone. A cycle that weighs more than 0 never ends.
 */
final class InstantiationCycles {
  private static final class Vertex {
    final TypeName obj;
    int weight;
    int length;
    int previous = -1;

    Vertex(TypeName obj) {
      this.obj = obj;
    }
  }

  private record Edge(int target, int source, int weight, int pos, Type type) {}

  private final Session session;
  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<TypeName, Integer> indices = new HashMap<>();
  private final Map<TypeParam, TypeParam> canonical = new IdentityHashMap<>();

  InstantiationCycles(Session session) {
    this.session = session;
  }

  /** A receiver's type parameter stands for one of the type's own. */
  void receiver(TypeParam param, TypeParam declared) {
    canonical.put(param, declared);
  }

  /** Takes note of an instantiation in the source. */
  void instance(int pos, List<TypeParam> params, List<Type> args, List<Expr> argExprs) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).obj().pkg() == session.pkg) {
        flow(params.get(i), args.get(i), args.get(i), i < argExprs.size() ? Positions.start(argExprs.get(i)) : pos);
      }
    }
  }

  private void flow(TypeParam param, Type part, Type whole, int pos) {
    Type bare = Types.unalias(part);
    if (bare instanceof TypeParam p) {
      edge(param, vertex(p), p, whole, pos);
    } else if (bare instanceof Named named) {
      int local = localVertex(named.origin());
      if (local >= 0) {
        edge(param, local, named, whole, pos);
      }
      named.typeArgs().forEach(arg -> flow(param, arg, whole, pos));
    } else if (bare instanceof Interface literal) {
      literal.allMethods().forEach(method -> flow(param, method.type(), whole, pos));
    } else {
      TypeParts.of(bare).forEach(each -> flow(param, each, whole, pos));
    }
  }

  private void edge(TypeParam param, int source, Type part, Type whole, int pos) {
    edges.add(new Edge(vertex(param), source, part == Types.unalias(whole) ? 0 : 1, pos, whole));
  }

  private int vertex(TypeParam param) {
    TypeParam known = canonical.getOrDefault(param, param);
    return indices.computeIfAbsent(known.obj(), obj -> add(obj));
  }

  private int add(TypeName obj) {
    vertices.add(new Vertex(obj));
    return vertices.size() - 1;
  }

  /** A type declared inside a generic function depends on its type parameters; -1 for other types. */
  private int localVertex(Named named) {
    TypeName obj = named.obj();
    Scope root = session.pkg.scope();
    if (obj.pkg() != session.pkg || obj.parent() == root) {
      return -1;
    }
    Integer known = indices.get(obj);
    if (known != null) {
      return known;
    }
    int index = -1;
    for (Scope scope = obj.parent(); scope != null && scope != root; scope = scope.parent()) {
      for (Obj each : scope.objects()) {
        TypeParam param = each instanceof TypeName && each.pos() < obj.pos() ? paramOf(each) : null;
        if (param != null) {
          index = index < 0 ? add(obj) : index;
          edges.add(new Edge(index, vertex(param), 1, obj.pos(), param));
        }
      }
    }
    indices.put(obj, index);
    return index;
  }

  private static @Nullable TypeParam paramOf(Obj obj) {
    return obj.typeOrNull() instanceof TypeParam param ? param : null;
  }

  /** Looks for the heaviest paths; one that visits more vertices than there are goes in circles. */
  void check() {
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < edges.size(); i++) {
        Edge edge = edges.get(i);
        Vertex source = vertices.get(edge.source);
        Vertex target = vertices.get(edge.target);
        int weight = source.weight + edge.weight;
        if (weight > target.weight) {
          target.previous = i;
          target.length = source.length + 1;
          if (target.length == vertices.size()) {
            report(edge.target);
            return;
          }
          target.weight = weight;
          again = true;
        }
      }
    }
  }

  private void report(int start) {
    List<Integer> stack = new ArrayList<>();
    int v = start;
    while (!stack.contains(v)) {
      stack.add(v);
      v = edges.get(vertices.get(v).previous).source;
    }
    List<Integer> cycle = stack.subList(stack.indexOf(v), stack.size());
    Qualifier qualifier = Qualifier.relativeTo(session.pkg);
    List<Diagnostic.Related> steps = new ArrayList<>();
    for (int each : cycle) {
      Edge edge = edges.get(vertices.get(each).previous);
      TypeName obj = vertices.get(edge.target).obj;
      String how = paramOf(obj) != null ? " instantiated as " : " implicitly parameterized by ";
      steps.add(new Diagnostic.Related(edge.pos, obj.name() + how + TypeStrings.of(edge.type, qualifier)));
    }
    session.errors.report(ErrorCode.INVALID_INSTANCE_CYCLE, vertices.get(v).obj.pos(), "instantiation cycle:", steps);
  }
}
