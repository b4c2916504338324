package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code interface{...}}. A literal is created empty and completed once its methods and embedded elements are known, because methods may mention the
 * interface itself. The type set is computed on first use and cached.
 */
public final class Interface implements Type {
  /** The empty, complete interface. */
  public static final Interface EMPTY = of(List.of(), List.of());

  private List<Func> methods = List.of();
  private List<Type> embeddeds = List.of();
  private List<Integer> embedPositions = List.of();
  private boolean implicit;
  private volatile boolean complete;
  private volatile @Nullable TypeSet typeSet;
  private boolean computing;
  private @Nullable TypeSetListener listener;

  /** A complete interface. */
  public static Interface of(List<Func> methods, List<? extends Type> embeddeds) {
    Interface result = new Interface();
    result.complete(methods, embeddeds, List.of());
    return result;
  }

  /** A complete implicit interface around a single constraint element, as for {@code [P ~int]}. */
  public static Interface implicitOf(Type element) {
    Interface result = of(List.of(), List.of(element));
    result.implicit = true;
    return result;
  }

  /** Completes the literal; methods are kept sorted as in {@link TypeSet#methods}. {@code embedPositions} is empty or parallel to {@code embeddeds}. */
  public void complete(List<Func> newMethods, List<? extends Type> newEmbeddeds, List<Integer> newEmbedPositions) {
    methods = newMethods.stream().sorted(Obj::compareIds).toList();
    embeddeds = List.copyOf(newEmbeddeds);
    embedPositions = List.copyOf(newEmbedPositions);
    complete = true;
  }

  /** Whoever is told about errors in the type set; to be removed (null) at the end of the package's check. */
  public void setListener(@Nullable TypeSetListener newListener) {
    listener = newListener;
  }

  @Nullable TypeSetListener listener() {
    return listener;
  }

  public void setImplicit(boolean isImplicit) {
    implicit = isImplicit;
  }

  /** Whether the interface stands for a constraint literal such as {@code ~string|~int} that was written without {@code interface}. */
  public boolean isImplicit() {
    return implicit;
  }

  public boolean isComplete() {
    return complete;
  }

  /** The explicitly declared methods, sorted by id. */
  public List<Func> methods() {
    return methods;
  }

  /** Embedded interfaces, unions and other constraint elements, in source order. */
  public List<Type> embeddeds() {
    return embeddeds;
  }

  List<Integer> embedPositions() {
    return embedPositions;
  }

  /** All methods, embedded ones included, sorted by id. */
  public List<Func> allMethods() {
    return typeSet().methods();
  }

  /** The type set. Before {@link #complete} it is the set of all types, and is not cached. */
  public TypeSet typeSet() {
    TypeSet known = typeSet;
    return known != null ? known : TypeSets.of(this, 0);
  }

  @Nullable TypeSet typeSetOrNull() {
    return typeSet;
  }

  /** Whether no computation of the type set is under way; guarded by {@link Lazy}. */
  boolean startComputing() {
    boolean first = !computing;
    computing = true;
    return first;
  }

  void setTypeSet(@Nullable TypeSet newTypeSet) {
    typeSet = newTypeSet;
    computing = false;
  }

  /** Whether the interface can only be used as a constraint or is a plain method set: true if all types have the given methods, and nothing else is asked. */
  public boolean isMethodSet() {
    return typeSet().isMethodSet();
  }

  @Override
  public Type underlying() {
    return this;
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
