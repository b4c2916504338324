package org.go2rs.transpile.analysis;

import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.jspecify.annotations.Nullable;

/**
 * What evaluating an expression does. Go runs the calls of a statement's operands in order and reads variables after them; Rust evaluates from left to right.
 * The two differ where a read of memory stands before a call that could change it.
 */
public final class Effects {
  private final Info info;
  private final VarFacts facts;
  private final Summaries summaries;

  public Effects(Info info, VarFacts facts, Summaries summaries) {
    this.info = info;
    this.facts = facts;
    this.summaries = summaries;
  }

  /** Whether evaluating the expression runs code of functions, or receives. */
  public boolean calls(@Nullable Expr e) {
    return Walk.anyHere(e, n -> n instanceof Expr x && isCall(x)) && !(e instanceof FuncLit);
  }

  /** Whether evaluating the expression may change memory that somebody else reads. */
  public boolean changes(@Nullable Expr e) {
    return !(e instanceof FuncLit) && Walk.anyHere(e, n -> n instanceof Expr x && isChange(x));
  }

  /** Whether this very node is a call with a body behind it, or a receive. */
  public boolean isCall(Expr e) {
    if (e instanceof UnaryExpr u) {
      return u.op() == Token.ARROW;
    }
    if (e instanceof CallExpr c) {
      TypeAndValue whole = info.types.get(c);
      if ((whole != null && whole.isConstant()) || info.isConversion(c)) {
        return false;
      }
      Builtin builtin = builtin(c);
      return builtin == null || isOrderedBuiltin(builtin.builtinId());
    }
    return false;
  }

  private boolean isChange(Expr e) {
    if (!isCall(e)) {
      return false;
    }
    if (!(e instanceof CallExpr c)) {
      return true;
    }
    Builtin builtin = builtin(c);
    if (builtin != null) {
      return builtin.builtinId() == Builtin.Id.COPY || builtin.builtinId() == Builtin.Id.APPEND || builtin.builtinId() == Builtin.Id.RECOVER;
    }
    Func callee = callee(c);
    return callee == null || summaries.writes(callee) && !isText(c, callee);
  }

  /** Whether a function of a library, such as {@code fmt.Sprintf}, is given nothing but plain values, which lead neither to memory nor to code. */
  private boolean isText(CallExpr c, Func callee) {
    Signature sig = callee.signature();
    return sig.recv() == null && sig.variadic() && !c.hasEllipsis() && callee.pkg() != null && !summaries.isOwn(callee)
        && c.args().stream().allMatch(a -> info.typeOf(a) instanceof Type t && Types.unalias(t) instanceof Basic b && b.kind() != BasicKind.UNSAFE_POINTER);
  }

  private static boolean isOrderedBuiltin(Builtin.Id id) {
    return switch (id) {
      case APPEND, COPY, CLEAR, CLOSE, DELETE, PANIC, PRINT, PRINTLN, RECOVER -> true;
      case CAP, COMPLEX, IMAG, LEN, MAKE, MAX, MIN, NEW, REAL, UNSAFE_ADD, UNSAFE_ALIGNOF, UNSAFE_OFFSETOF, UNSAFE_SIZEOF, UNSAFE_SLICE,
          UNSAFE_SLICE_DATA, UNSAFE_STRING, UNSAFE_STRING_DATA -> false;
    };
  }

  /** Whether this very node reads memory at its turn among the calls, as functions of the language do, and not after them. */
  private boolean isInOrder(CallExpr c) {
    Builtin builtin = builtin(c);
    if (builtin == null || isConstant(c)) {
      return false;
    }
    return switch (builtin.builtinId()) {
      case CAP, COMPLEX, IMAG, LEN, MAX, MIN, REAL -> true;
      case APPEND, CLEAR, CLOSE, COPY, DELETE, MAKE, NEW, PANIC, PRINT, PRINTLN, RECOVER, UNSAFE_ADD, UNSAFE_ALIGNOF, UNSAFE_OFFSETOF, UNSAFE_SIZEOF,
          UNSAFE_SLICE, UNSAFE_SLICE_DATA, UNSAFE_STRING, UNSAFE_STRING_DATA -> false;
    };
  }

  /** Whether the expression reads memory that a later call of the statement could change, at its turn among the calls. */
  public boolean readsInOrder(@Nullable Expr e) {
    return !(e instanceof FuncLit) && Walk.anyHere(e, n -> n instanceof CallExpr c && isInOrder(c) && c.args().stream().anyMatch(this::readsLate));
  }

  /** As {@link Funcs#builtin}. */
  public @Nullable Builtin builtin(CallExpr c) {
    return Funcs.builtin(info, c);
  }

  /** As {@link Funcs#callee}. */
  public @Nullable Func callee(CallExpr c) {
    return Funcs.callee(info, c);
  }

  /** Whether Go reads, for this operand, memory that a later call of the same statement could change: variables in cells, globals, what pointers lead to. */
  public boolean readsLate(@Nullable Expr e) {
    return switch (e) {
      case null -> false;
      case Ident id -> info.uses.get(id) instanceof Var v && isShared(v);
      case SelectorExpr s -> selectorReads(s);
      case StarExpr x -> !isType(x);
      case IndexExpr x -> !isType(x.x()) && indexReads(x);
      case ParenExpr p -> readsLate(p.x());
      case UnaryExpr u -> u.op() == Token.AND ? addressReads(u.x()) : u.op() != Token.ARROW && readsLate(u.x());
      case BinaryExpr b -> b.op() != Token.LAND && b.op() != Token.LOR && (readsLate(b.x()) || readsLate(b.y()));
      case CallExpr c -> !isCall(c) && !isInOrder(c) && !isConstant(c) && (readsElements(c) || c.args().stream().anyMatch(this::readsLate));
      case SliceExpr s -> readsLate(s.x()) || readsLate(s.low()) || readsLate(s.high()) || readsLate(s.max());
      case TypeAssertExpr t -> readsLate(t.x());
      case CompositeLit c -> c.elts().stream().anyMatch(this::readsLate);
      case KeyValueExpr kv -> readsLate(kv.value());
      case FuncLit f -> false;
      case BasicLit b -> false;
      case Ellipsis x -> false;
      case ArrayType x -> false;
      case StructType x -> false;
      case FuncType x -> false;
      case InterfaceType x -> false;
      case org.go2rs.frontend.ast.MapType x -> false;
      case ChanType x -> false;
      case BadExpr x -> false;
    };
  }

  /** Whether this very node makes a string of the elements of a slice. */
  private boolean readsElements(CallExpr c) {
    return info.isConversion(c) && Roots.under(info, c) instanceof Basic && Roots.under(info, c.args().get(0)) instanceof Slice;
  }

  private boolean addressReads(Expr place) {
    Expr bare = Nodes.unparen(place);
    return bare instanceof CompositeLit c && readsLate(c)
        || bare instanceof IndexExpr x && (readsLate(x.x()) || readsLate(x.index()));
  }

  private boolean selectorReads(SelectorExpr s) {
    Selection selection = info.selections.get(s);
    if (selection == null) {
      return info.uses.get(s.sel()) instanceof Var v && isShared(v);
    }
    if (selection.kind() != Selection.Kind.FIELD_VAL) {
      return selection.kind() == Selection.Kind.METHOD_VAL && readsLate(s.x());
    }
    if (selection.obj() instanceof Var field && summaries.isStable(field)) {
      return readsLate(s.x());
    }
    return selection.indirect() || readsLate(s.x());
  }

  private boolean indexReads(IndexExpr x) {
    Type type = info.typeOf(x.x());
    Type under = type == null ? Basic.INVALID : type.underlying();
    boolean operands = readsLate(x.x()) || readsLate(x.index());
    return operands || under instanceof Slice || under instanceof Pointer || under instanceof MapType || under instanceof Interface;
  }

  private boolean isShared(Var v) {
    return v.kind() == Var.Kind.PACKAGE || facts.isCell(v);
  }

  private boolean isConstant(Expr e) {
    TypeAndValue tv = info.types.get(e);
    return tv != null && tv.isConstant();
  }

  private boolean isType(Expr e) {
    TypeAndValue tv = info.types.get(e);
    return tv != null && tv.isType();
  }
}
