package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Funcs;
import org.go2rs.transpile.decl.ReceiverForm;
import org.go2rs.transpile.names.MemberNames;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Lowers what stands before the dot of a method: in a call, in one that runs later, in a method value. */
final class Receivers {
  private final Fn fn;

  Receivers(Fn fn) {
    this.fn = fn;
  }

  /** Whether Rust borrows the receiver of a method mutably: {@code &mut self}. */
  boolean isBorrowed(Func f) {
    return hasPointer(f) && fn.file.pkg().receiver(f) == ReceiverForm.REF_MUT;
  }

  /** Whether the receiver of a method is a pointer that may be nil. */
  private boolean isNilable(Func f) {
    return hasPointer(f) && fn.file.pkg().receiver(f) == ReceiverForm.PTR;
  }

  private static boolean hasPointer(Func f) {
    return !Funcs.isInterfaceMethod(f) && f.hasPtrRecv();
  }

  /** The call of a method once its receiver is lowered. */
  RsExpr invoke(Func f, RsExpr receiver, List<RsExpr> args) {
    String name = fn.file.pkg().members().method(f);
    if (!isNilable(f) || byTrait(f)) {
      return RsExpr.method(receiver, name, args);
    }
    List<RsExpr> all = new ArrayList<>();
    all.add(receiver);
    all.addAll(args);
    return RsExpr.call(fn.path(f.recvNamed().obj()).then(name), all);
  }

  /** Whether a method for nil receivers can be called as one: the trait that offers it stands in this file, or comes in by a use. */
  private boolean byTrait(Func f) {
    return (fn.file.pkg().fileOf(f.origin()) == fn.file || fn.file.usesTraitOf(f)) && !fn.file.pkg().isHiddenByConstraints(f);
  }

  /** The receiver of a call that runs at once. */
  RsExpr now(SelectorExpr s, Selection selection, Func f) {
    if (!hasPointer(f)) {
      return path(valueBase(s.x()), selection);
    }
    if (isNilable(f)) {
      return nilable(s, selection);
    }
    boolean element = isDirect(selection) && Ty.isPointer(fn.typeOf(s.x())) && Nodes.unparen(s.x()) instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof Slice;
    if (element) {
      Var declared = f.origin().signature().recv();
      return fn.operands.hold(declared == null ? "v" : declared.name(), fn.exprs.inner(s.x()), true);
    }
    return path(fn.places.base(s.x(), true), selection);
  }

  /** The receiver of a call that runs later: a short path that then still means the same, or a pointer to the place. */
  RsExpr later(SelectorExpr s, Selection selection, Func f) {
    if (isInterface(selection)) {
      RsExpr value = isDirect(selection) ? fn.exprs.value(s.x()) : now(s, selection, f);
      return fn.defers.asksForNil ? fn.operands.hold(Operands.nameFor(s.x()), nonNil(Places.auto(value))) : value;
    }
    if (Funcs.isInterfaceMethod(f) || isNilable(f)) {
      return now(s, selection, f);
    }
    if (!f.hasPtrRecv()) {
      return valueNow(s, selection, f);
    }
    RsExpr receiver = now(s, selection, f);
    boolean direct = embedded(selection).noneMatch(Receivers::isPointer) && isShort(s.x());
    if (direct || receiver instanceof RsExpr.Path) {
      return receiver;
    }
    boolean pointer = isDirect(selection) ? Ty.isPointer(fn.typeOf(s.x())) : endsInPointer(selection);
    String hint = isDirect(selection) ? Operands.nameFor(s.x()) : fn.file.pkg().members().path(selection).getLast();
    return plain(f, fn.operands.hold(hint, pointer ? receiver : pointerTo(receiver), true));
  }

  /** The receiver of a method value: what it is now, in a variable that the closure takes along. */
  RsExpr bound(SelectorExpr s, Selection selection, Func f) {
    String hint = Operands.nameFor(s.x());
    if (isInterface(selection)) {
      RsExpr value = isDirect(selection) ? fn.exprs.value(s.x()) : path(Places.auto(fn.exprs.value(s.x())), selection);
      return fn.operands.hold(hint, nonNil(Places.auto(value)));
    }
    if (!hasPointer(f)) {
      RsExpr value = boundValue(s.x(), selection);
      boolean stays = isLocal(value) && Nodes.unparen(s.x()) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && !fn.facts.isReassigned(v);
      return stays ? value : fn.operands.hold(hint, value, false);
    }
    RsExpr pointer = boundPointer(s.x(), selection);
    if (!isLocal(pointer) || !(Nodes.unparen(s.x()) instanceof Ident id && fn.info.uses.get(id) instanceof Var v)) {
      return plain(f, fn.operands.hold(hint, pointer, true));
    }
    fn.mutate(v);
    return plain(f, !fn.facts.isCell(v) && fn.facts.isReassigned(v) ? fn.operands.hold(hint, pointer, true) : pointer);
  }

  /** A pointer as the receiver of a method, followed where traits of constraints would come between it and the method. */
  private RsExpr plain(Func f, RsExpr pointer) {
    boolean follows = fn.file.pkg().isHiddenByConstraints(f) && !Funcs.isInterfaceMethod(f) && fn.file.pkg().receiver(f) != ReceiverForm.PTR;
    return follows ? RsExpr.deref(pointer) : pointer;
  }

  private RsExpr boundPointer(Expr x, Selection selection) {
    if (isDirect(selection)) {
      return Ty.isPointer(fn.typeOf(x)) ? fn.exprs.inner(x) : fn.places.addressOf(x);
    }
    RsExpr place = path(fn.places.base(x, true), selection);
    return endsInPointer(selection) ? place : pointerTo(place);
  }

  private RsExpr boundValue(Expr x, Selection selection) {
    RsExpr value = fn.exprs.value(x);
    if (isDirect(selection)) {
      return Ty.isPointer(fn.typeOf(x)) && !Ty.isTypeParam(fn.typeOf(x)) ? RsExpr.deref(value) : value;
    }
    RsExpr embedded = path(Places.auto(value), selection);
    return endsInPointer(selection) ? RsExpr.deref(embedded) : embedded;
  }

  private static boolean isLocal(RsExpr receiver) {
    return receiver instanceof RsExpr.Path p && p.path().identifier() != null && !"self".equals(p.path().identifier());
  }

  /** A pointer is followed before the dot where traits of constraints would come between it and the method. */
  RsExpr followed(RsExpr receiver, SelectorExpr s, Selection selection, Func f) {
    boolean declared = !Funcs.isInterfaceMethod(f) && fn.file.pkg().isHiddenByConstraints(f);
    if (declared && isDirect(selection) && isCell(s.x()) && !Ty.isPointer(fn.typeOf(s.x())) && receiver instanceof RsExpr.Path) {
      return RsExpr.deref(receiver);
    }
    boolean pointer = isDirect(selection) ? Ty.isPointer(fn.typeOf(s.x())) && !Ty.isTypeParam(fn.typeOf(s.x())) : endsInPointer(selection);
    boolean follows = declared && pointer && fn.file.pkg().receiver(f) != ReceiverForm.PTR && !receiver.equals(RsExpr.path("self"));
    return !follows ? receiver : RsExpr.deref(isDirect(selection) && Nodes.unparen(s.x()) instanceof Ident ? fn.places.pointer(s.x(), true) : receiver);
  }

  /** Whether an expression names a variable that lives behind a pointer of ours. */
  private boolean isCell(Expr x) {
    return Nodes.unparen(x) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && !Places.isGlobal(v) && fn.locals.of(v).isCell();
  }

  /** The part of a receiver whose value matters when its address is taken. */
  @Nullable Expr addressed(Expr x) {
    Expr e = Nodes.unparen(x);
    if (Ty.isPointer(fn.typeOf(e))) {
      return e;
    }
    if (e instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.kind() == Selection.Kind.FIELD_VAL) {
      return sel.indirect() && Ty.isPointer(sel.recv()) ? s.x() : addressed(s.x());
    }
    return e instanceof StarExpr s ? s.x() : e instanceof Ident ? null : e;
  }

  /** The value that a method with a value receiver will have: what a variable or a pointer holds now. */
  private RsExpr valueNow(SelectorExpr s, Selection selection, Func f) {
    if (!isDirect(selection)) {
      RsExpr embedded = now(s, selection, f);
      return endsInPointer(selection) ? RsExpr.deref(embedded) : embedded;
    }
    boolean follows = Ty.isPointer(fn.typeOf(s.x())) && !Ty.isTypeParam(fn.typeOf(s.x()));
    return follows ? RsExpr.deref(fn.places.pointer(s.x(), false)) : fn.exprs.value(s.x());
  }

  /** {@code x.f.g} through at most the pointer {@code x}, and not itself a pointer in memory. */
  private boolean isShort(Expr x) {
    Expr e = Nodes.unparen(x);
    if (e instanceof Ident) {
      return true;
    }
    if (!(e instanceof SelectorExpr s) || !(fn.info.selections.get(s) instanceof Selection sel) || !isDirect(sel) || Ty.isPointer(fn.typeOf(e))) {
      return false;
    }
    boolean root = Nodes.unparen(s.x()) instanceof Ident;
    return root || (!Ty.isPointer(sel.recv()) && isShort(s.x()));
  }

  private RsExpr valueBase(Expr x) {
    boolean follows = Ty.isPointer(fn.typeOf(x)) && !Ty.isTypeParam(fn.typeOf(x));
    RsExpr base = follows ? fn.places.pointer(x, false) : fn.places.isPlace(x) ? fn.places.place(x, false) : fn.exprs.value(x);
    return Places.auto(base);
  }

  /** The receiver of a method that takes a pointer which may be nil: the pointer as a value. */
  private RsExpr nilable(SelectorExpr s, Selection selection) {
    if (isDirect(selection)) {
      return Ty.isPointer(fn.typeOf(s.x())) ? fn.exprs.value(s.x()) : fn.places.addressOf(s.x());
    }
    RsExpr embedded = path(fn.places.base(s.x(), true), selection);
    return endsInPointer(selection) ? embedded : pointerTo(embedded);
  }

  private RsExpr pointerTo(RsExpr place) {
    return RsExpr.call(fn.prelude("Ptr").then("of"), List.of(RsExpr.refMut(place)));
  }

  /** An interface that a method value is made of or whose method is deferred: nil panics here. */
  private static RsExpr nonNil(RsExpr receiver) {
    return RsExpr.method(receiver, "non_nil");
  }

  // The way to a promoted method.

  /** Whether a method is not promoted from an embedded field. */
  private static boolean isDirect(Selection selection) {
    return selection.index().size() == 1;
  }

  private RsExpr path(RsExpr base, Selection selection) {
    return RsExpr.field(base, fn.file.pkg().members().path(selection).toArray(String[]::new));
  }

  /** Whether the method is one of an interface value, embedded ones included. */
  private static boolean isInterface(Selection selection) {
    return Ty.isInterface(last(selection));
  }

  private static boolean endsInPointer(Selection selection) {
    return isPointer(last(selection));
  }

  private static Type last(Selection selection) {
    return embedded(selection).reduce((first, second) -> second).orElse(selection.recv());
  }

  /** The types of the embedded fields on the way to a method. */
  private static Stream<Type> embedded(Selection selection) {
    List<Type> types = new ArrayList<>();
    Type type = selection.recv();
    for (int index : selection.index().subList(0, selection.index().size() - 1)) {
      type = MemberNames.structBehind(type).field(index).type();
      types.add(type);
    }
    return types.stream();
  }

  private static boolean isPointer(Type type) {
    return Types.unalias(type) instanceof Pointer;
  }
}
