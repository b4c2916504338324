package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/**
 * Places: what is read, assigned, or borrowed for a method with a pointer receiver. A place that is written through marks the binding it starts from, which
 * then must be {@code mut}.
 */
final class Places {
  private final Fn fn;

  Places(Fn fn) {
    this.fn = fn;
  }

  /** The value of a variable. */
  RsExpr read(Var v) {
    return variable(v, false);
  }

  private RsExpr variable(Var v, boolean mut) {
    if (v.kind() == Var.Kind.PACKAGE || isGlobal(v)) {
      RsExpr global = RsExpr.path(fn.path(v));
      return RsExpr.deref(mut ? RsExpr.method(global, "ptr") : global);
    }
    Local local = fn.locals.of(v);
    if (mut && local.storage() != Local.Storage.SELF) {
      fn.mutate(v);
    }
    fn.mention(v);
    RsExpr name = RsExpr.path(local.name());
    return local.isCell() ? RsExpr.deref(name) : name;
  }

  static boolean isGlobal(Var v) {
    return v.pkg() != null && v.parent() == v.pkg().scope();
  }

  /**
   * The place that an expression denotes, or its value if it denotes none.
   *
   * @param mut whether it is written
   */
  RsExpr place(Expr e, boolean mut) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id && fn.info.objectOf(id) instanceof Var v ? variable(v, mut && !fn.facts.isFirst(id))
        : bare instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.kind() == Selection.Kind.FIELD_VAL ? field(s, sel, mut)
        : bare instanceof SelectorExpr s && fn.info.uses.get(s.sel()) instanceof Var v && !fn.info.selections.containsKey(s) ? variable(v, mut)
        : bare instanceof IndexExpr x && !(fn.typeOf(x.x()) instanceof Signature) ? index(x, mut)
        : bare instanceof StarExpr s ? RsExpr.deref(pointer(s.x(), mut))
        : fn.exprs.value(e);
  }

  /** The expression of a pointer that is followed; the place that holds it is borrowed mutably when what it points to is written. */
  RsExpr pointer(Expr e, boolean mut) {
    if (Ty.isTypeParam(fn.typeOf(e))) {
      return RsExpr.method(fn.exprs.value(e), "to_ptr");
    }
    if (isPlace(e)) {
      return fn.conversions.unwrap(place(e, mut), fn.typeOf(e));
    }
    if (mut && cellBehind(e) instanceof Var v) {
      fn.mutate(v);
      return RsExpr.path(fn.locals.of(v).name());
    }
    RsExpr pointer = mut && fn.hoisting ? fn.operands.holdMutable(e) : fn.exprs.value(e);
    return fn.conversions.unwrap(pointer, fn.typeOf(e));
  }

  /** The variable in {@code &v}, if it lives behind a pointer, which then is what the expression is. */
  private @Nullable Var cellBehind(Expr e) {
    if (Nodes.unparen(e) instanceof UnaryExpr u && u.op() == Token.AND && Nodes.unparen(u.x()) instanceof Ident id && fn.info.objectOf(id) instanceof Var v) {
      return !isGlobal(v) && fn.locals.of(v).isCell() ? v : null;
    }
    return null;
  }

  /** What stands before a dot: a place, or a pointer to one. Rust follows pointers there by itself. */
  RsExpr base(Expr e, boolean mut) {
    if (Ty.isPointer(fn.typeOf(e))) {
      return auto(pointer(e, mut));
    }
    return auto(place(e, mut));
  }

  /** The expression without a dereference that Rust does by itself before a dot or an index. */
  static RsExpr auto(RsExpr e) {
    return e instanceof RsExpr.Unary u && u.op() == RsExpr.UnaryOp.DEREF ? u.operand() : e;
  }

  /** Whether the expression denotes memory, rather than a temporary value. */
  boolean isPlace(Expr e) {
    Expr bare = Nodes.unparen(e);
    if (bare instanceof SelectorExpr s) {
      Selection sel = fn.info.selections.get(s);
      return sel == null ? fn.info.uses.get(s.sel()) instanceof Var : sel.kind() == Selection.Kind.FIELD_VAL;
    }
    if (bare instanceof IndexExpr x) {
      Type under = Ty.under(fn.typeOf(x.x()));
      return under instanceof Slice || under instanceof Pointer || under instanceof Array && isPlace(x.x());
    }
    return bare instanceof StarExpr || bare instanceof Ident id && fn.info.objectOf(id) instanceof Var;
  }

  private RsExpr field(SelectorExpr s, Selection sel, boolean mut) {
    RsExpr base = base(s.x(), mut);
    for (String name : fn.file.pkg().members().path(sel)) {
      base = new RsExpr.Field(base, name);
    }
    return base;
  }

  private RsExpr index(IndexExpr x, boolean mut) {
    Type type = fn.typeOf(x.x());
    Type under = Ty.under(type);
    if (under instanceof MapType map) {
      return mapRead(x, map, "get");
    }
    boolean pointer = under instanceof Pointer;
    var base = new Operands.Operand(x.x(), "", () -> pointer ? auto(pointer(x.x(), mut)) : mut && fn.hoisting && !isPlace(x.x()) ? fn.operands.holdMutable(x.x()) : auto(place(x.x(), mut)));
    var at = new Operands.Operand(x.index(), "i", () -> count(x.index()));
    List<RsExpr> lowered = fn.operands.lower(List.of(base, at));
    RsExpr receiver = fn.conversions.unwrap(lowered.get(0), under instanceof Pointer p ? p.elem() : type);
    RsExpr idx = lowered.get(1);
    if (under instanceof Interface && !Ty.isRow(type)) {
      if (!Ty.isBytes(type)) {
        // Pointers to arrays of different lengths.
        return RsExpr.deref(RsExpr.call(RsPath.of("go2rs", "element_of").withArgs(List.of(fn.type(fn.typeOf(x)), RsType.INFER)), List.of(receiver, idx)));
      }
      return RsExpr.method(auto(receiver), "at", idx);
    }
    if ((mut || fn.calls.borrowsReceiver(x.index())) && !Operands.isStill(idx) && fn.borrows.conflict(x.x(), x.index())) {
      idx = fn.operands.hold("n", idx);
    }
    return new RsExpr.Index(receiver, idx);
  }

  /** {@code m[k]} as a call of {@code get}, {@code lookup} or the like. */
  RsExpr mapRead(IndexExpr x, MapType map, String method) {
    List<RsExpr> parts = fn.operands.lower(
        List.of(
            new Operands.Operand(x.x(), "m", () -> fn.exprs.inner(x.x())),
            fn.shared.operand(x.index(), key(map), "k", List.of())));
    return RsExpr.method(auto(parts.get(0)), method, parts.get(1));
  }

  static Want key(MapType map) {
    return Ty.isPlain(map.key(), BasicKind.STRING) ? Want.of(map.key()).withText() : Want.of(map.key());
  }

  /** An index, length or capacity: an {@code isize}. */
  RsExpr count(Expr e) {
    RsExpr constant = fn.constants.index(e);
    if (constant != null) {
      return constant;
    }
    Type type = fn.typeOf(e);
    RsExpr value = fn.exprs.value(e, Want.KNOWN);
    if (Ty.isPlain(type, BasicKind.INT)) {
      return value;
    }
    return fn.conversions.numeric(value, type, Basic.INT);
  }

  // Addresses and slices.

  RsExpr address(UnaryExpr u) {
    Expr x = Nodes.unparen(u.x());
    if (x instanceof CompositeLit lit) {
      return RsExpr.call(fn.prelude("Ptr").then("new"), List.of(fn.composites.lower(lit, Want.OWN)));
    }
    return addressOf(x);
  }

  /** The address of a place. */
  RsExpr addressOf(Expr e) {
    Expr x = Nodes.unparen(e);
    if (x instanceof Ident id && fn.info.objectOf(id) instanceof Var v) {
      if (isGlobal(v)) {
        return RsExpr.method(RsExpr.path(fn.path(v)), "ptr");
      }
      Local local = fn.locals.of(v);
      if (local.isCell()) {
        return RsExpr.path(local.name());
      }
    } else if (x instanceof SelectorExpr s && fn.info.uses.get(s.sel()) instanceof Var v && !fn.info.selections.containsKey(s)) {
      return RsExpr.method(RsExpr.path(fn.path(v)), "ptr");
    } else if (x instanceof IndexExpr i && Ty.under(fn.typeOf(i.x())) instanceof Slice) {
      List<RsExpr> parts = fn.operands.lower(
          List.of(new Operands.Operand(i.x(), "", () -> fn.exprs.inner(i.x())), new Operands.Operand(i.index(), "i", () -> count(i.index()))));
      return RsExpr.method(auto(parts.get(0)), "at", parts.get(1));
    }
    return RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.refMut(place(x, true))));
  }

  /** {@code s[lo:hi:max]}. */
  RsExpr slice(SliceExpr s) {
    Type type = fn.typeOf(s.x());
    Type under = Ty.under(type);
    List<Operands.Operand> operands = new ArrayList<>();
    operands.add(new Operands.Operand(s.x(), "", () -> sliced(s.x(), type, under)));
    bound(operands, s.low(), "lo");
    bound(operands, s.high(), "hi");
    bound(operands, s.max(), "max");
    List<RsExpr> parts = new ArrayList<>(fn.operands.lower(operands));
    if (under instanceof Array || under instanceof Pointer) {
      for (int i = 1; i < parts.size(); i++) {
        Operands.Operand bound = operands.get(i);
        if (!Operands.isStill(parts.get(i)) && fn.borrows.conflict(s.x(), bound.expr())) {
          parts.set(i, fn.operands.hold(bound.hint(), parts.get(i)));
        }
      }
    }
    RsExpr sliced = sliceCall(s, parts.get(0), parts.subList(1, parts.size()));
    // A slice of a defined slice or string type has that type.
    boolean keeps = Ty.isText(type) || (Ty.isNewtype(type) && (under instanceof Slice || under instanceof Basic));
    return keeps ? fn.conversions.wrap(sliced, type) : sliced;
  }

  private RsExpr sliceCall(SliceExpr s, RsExpr whole, List<RsExpr> bounds) {
    RsExpr base = auto(whole);
    if (s.max() != null) {
      RsExpr low = s.low() == null ? RsExpr.intLit(0) : bounds.get(0);
      return RsExpr.method(base, "slice3", low, bounds.get(bounds.size() - 2), bounds.get(bounds.size() - 1));
    }
    if (s.low() != null && s.high() != null) {
      return RsExpr.method(base, "slice", bounds);
    }
    if (s.low() != null) {
      return RsExpr.method(base, Ty.under(fn.typeOf(s.x())) instanceof Basic || Ty.under(fn.typeOf(s.x())) instanceof Interface ? "tail" : "from", bounds);
    }
    if (s.high() != null) {
      return RsExpr.method(base, "to", bounds);
    }
    boolean array = Ty.under(fn.typeOf(s.x())) instanceof Array || Ty.under(fn.typeOf(s.x())) instanceof Pointer;
    return array ? RsExpr.method(base, "all") : whole;
  }

  private RsExpr sliced(Expr x, Type type, Type under) {
    if (under instanceof Pointer p) {
      return fn.conversions.unwrap(pointer(x, true), p.elem());
    }
    if (under instanceof Array) {
      return fn.conversions.unwrap(place(x, true), type);
    }
    return fn.exprs.inner(x);
  }

  private void bound(List<Operands.Operand> operands, @Nullable Expr e, String hint) {
    if (e != null) {
      operands.add(new Operands.Operand(e, hint, () -> count(e)));
    }
  }
}
