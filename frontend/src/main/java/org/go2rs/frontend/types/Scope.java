package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lexical scope: the objects declared in it, by name, and links to the scopes around and in it. */
public final class Scope {
  private final @Nullable Scope parent;
  private final List<Scope> children = new ArrayList<>();
  private final Map<String, Obj> elems = new LinkedHashMap<>();
  private final int pos;
  private final int end;
  private final String comment;
  private boolean function;

  /**
   * A scope inside another.
   *
   * @param pos where the scope begins, 0 if unknown
   * @param end where it ends, 0 if unknown
   * @param comment what it is, for people who debug
   */
  public Scope(@Nullable Scope parent, int pos, int end, String comment) {
    this.parent = parent;
    this.pos = pos;
    this.end = end;
    this.comment = comment;
    // The universe does not list packages: that would keep all of them alive, and is no use.
    if (parent != null && parent.parent != null) {
      parent.children.add(this);
    }
  }

  public @Nullable Scope parent() {
    return parent;
  }

  /** The scopes directly inside this one, in the order of the source. */
  public List<Scope> children() {
    return Collections.unmodifiableList(children);
  }

  public int pos() {
    return pos;
  }

  public int end() {
    return end;
  }

  public String comment() {
    return comment;
  }

  /** Whether this is the scope of a function's parameters. */
  public boolean isFunction() {
    return function;
  }

  public void setFunction(boolean isFunction) {
    function = isFunction;
  }

  public int size() {
    return elems.size();
  }

  /** All names, sorted. */
  public List<String> names() {
    return elems.keySet().stream().sorted(Names::compare).toList();
  }

  /** All objects in order of insertion. */
  public Collection<Obj> objects() {
    return Collections.unmodifiableCollection(elems.values());
  }

  /** The object of that name in this scope alone. */
  public @Nullable Obj lookup(String name) {
    return elems.get(name);
  }

  /** The object of that name in this scope or one around it, whatever its position. */
  public @Nullable Obj lookupParent(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Obj found = scope.elems.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * The object of that name in this scope or one around it that is visible at the position; with position 0, any.
   */
  public @Nullable Obj lookupParent(String name, int at) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Obj found = scope.elems.get(name);
      if (found != null && (at == 0 || found.scopePos() <= at)) {
        return found;
      }
    }
    return null;
  }

  /** Inserts an object unless its name is taken: then that other object is returned and nothing changes. Sets the object's parent if it has none. */
  public @Nullable Obj insert(Obj obj) {
    Obj other = elems.putIfAbsent(obj.name(), obj);
    if (other == null && obj.parent() == null) {
      obj.setParent(this);
    }
    return other;
  }

  /** Inserts under another name and leaves the parent alone: for dot-imports. */
  public @Nullable Obj insertAs(String name, Obj obj) {
    return elems.putIfAbsent(name, obj);
  }

  /** Whether a position lies in this scope. */
  public boolean contains(int at) {
    return pos <= at && at < end;
  }

  @Override
  public String toString() {
    return comment + " scope " + names();
  }
}
