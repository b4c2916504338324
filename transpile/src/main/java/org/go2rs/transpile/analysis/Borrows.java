package org.go2rs.transpile.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Which variable, or which fields of one, Rust borrows for a place: the path up to the first pointer, slice or cell. Two places conflict if one path begins with
 * the other.
 */
public final class Borrows {
  private final Info info;
  private final Predicate<Var> isCell;
  private final Predicate<Var> isSelf;

  /**
   * @param isCell whether the variable is behind a pointer, as what literals capture and results in slots are
   * @param isSelf whether the variable is a receiver behind {@code &mut self}, whose fields rustc tells apart
   */
  public Borrows(Info info, Predicate<Var> isCell, Predicate<Var> isSelf) {
    this.info = info;
    this.isCell = isCell;
    this.isSelf = isSelf;
  }

  /**
   * A borrowed path.
   *
   * @param whole whether the path reaches its place without a pointer or index on the way
   */
  record Path(Var root, List<Object> fields, boolean whole) {
    boolean meets(Path other) {
      if (root != other.root) {
        return false;
      }
      int n = Math.min(fields.size(), other.fields.size());
      return fields.subList(0, n).equals(other.fields.subList(0, n));
    }
  }

  /** Whether evaluating {@code other} reads or borrows what a mutable borrow of {@code place} holds. */
  public boolean conflict(Expr place, @Nullable Expr other) {
    Path path = path(place);
    return path != null && other != null && mentions(other, path);
  }

  /** Whether the place is reached without pointer or index, so that rustc's two-phase borrows let arguments read it. */
  public boolean isPlain(Expr place) {
    Path path = path(place);
    return path != null && path.whole();
  }

  private boolean mentions(Node node, Path path) {
    if (node instanceof Expr e && path(e) instanceof Path found) {
      return found.meets(path) || indexMentions(e, path);
    }
    for (Node child : Walk.children(node)) {
      if (mentions(child, path)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the operands that hide in a path: indices. */
  private boolean indexMentions(Expr e, Path path) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof IndexExpr x && (indexMentions(x.x(), path) || x.indices().stream().anyMatch(i -> mentions(i, path)))
        || bare instanceof SelectorExpr s && indexMentions(s.x(), path)
        || bare instanceof StarExpr s && indexMentions(s.x(), path)
        || bare instanceof SliceExpr s && (indexMentions(s.x(), path) || opt(s.low(), path) || opt(s.high(), path) || opt(s.max(), path));
  }

  private boolean opt(@Nullable Expr e, Path path) {
    return e != null && mentions(e, path);
  }

  private @Nullable Path path(Expr e) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id ? info.objectOf(id) instanceof Var v && !v.isField() ? new Path(v, List.of(), !isCell.test(v)) : null
        : bare instanceof SelectorExpr s ? selector(s)
        : bare instanceof IndexExpr x ? stop(path(x.x()))
        : bare instanceof StarExpr x ? star(x)
        : bare instanceof SliceExpr x ? stop(path(x.x()))
        : null;
  }

  private @Nullable Path star(StarExpr x) {
    Path base = path(x.x());
    return base != null && isSelfRoot(base) ? base : stop(base);
  }

  private @Nullable Path selector(SelectorExpr s) {
    Selection selection = info.selections.get(s);
    if (selection == null) {
      return info.uses.get(s.sel()) instanceof Var v ? new Path(v, List.of(), true) : null;
    }
    Path base = path(s.x());
    if (base == null || !base.whole()) {
      return base;
    }
    boolean pointer = selection.recv().underlying() instanceof Pointer && !isSelfRoot(base);
    if (pointer || selection.kind() != Selection.Kind.FIELD_VAL) {
      return selection.kind() == Selection.Kind.FIELD_VAL ? stop(base) : base;
    }
    List<Object> fields = new ArrayList<>(base.fields());
    Type type = Types.deref(selection.recv());
    for (int i = 0; i < selection.index().size(); i++) {
      if (i > 0 && Types.unalias(type) instanceof Pointer) {
        return new Path(base.root(), fields, false);
      }
      if (!(Types.deref(type).underlying() instanceof Struct struct)) {
        return new Path(base.root(), fields, false);
      }
      Var field = struct.field(selection.index().get(i));
      fields.add(field.origin());
      type = field.type();
    }
    return new Path(base.root(), fields, true);
  }

  private boolean isSelfRoot(Path path) {
    return path.fields().isEmpty() && isSelf.test(path.root());
  }

  private static @Nullable Path stop(@Nullable Path path) {
    return path == null ? null : new Path(path.root(), path.fields(), false);
  }
}
