package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.rust.*;

/** Lowers expressions to Rust values. */
final class Exprs {
  private final Fn fn;

  Exprs(Fn fn) {
    this.fn = fn;
  }

  /** The value of an expression, converted to what its place wants. */
  RsExpr value(Expr e, Want want) {
    Expr x = Nodes.unparen(e);
    if (fn.isConstant(x)) {
      return fn.constants.lower(x, want);
    }
    Type target = want.type();
    if (fn.isNil(x)) {
      return fn.constants.nil(x, target);
    }
    Type from = fn.typeOf(x);
    // What converts to an interface keeps its own type, and nothing but itself tells rustc which.
    Want own = target != null && Ty.isInterface(target) && !Ty.isInterface(from) ? Want.OWN : want;
    RsExpr raw = fn.file.placed(raw(x, own), place(x));
    return target == null ? raw : fn.conversions.implicit(raw, from, target);
  }

  RsExpr value(Expr e) {
    return value(e, Want.OWN);
  }

  /** A value whose type rustc knows from its place. */
  RsExpr known(Expr e) {
    return value(e, Want.KNOWN);
  }

  /** The value as a member of the underlying type: what is inside a newtype. */
  RsExpr inner(Expr e) {
    return fn.conversions.unwrap(value(e), fn.typeOf(e));
  }

  /** An operand of a list. */
  Operands.Operand operand(Expr e, Want want, String hint) {
    boolean now = want.type() != null && Ty.isInterface(want.type()) && Ty.isBoxedAtOnce(fn.typeOf(e));
    return new Operands.Operand(e, hint, now, () -> value(e, want));
  }

  /** Where Go's line tables have an operation: at its operator, not where its first operand begins. */
  private static int place(Expr e) {
    return e instanceof CallExpr c ? c.lparen()
        : e instanceof BinaryExpr b ? b.opPos()
        : e instanceof IndexExpr i ? i.lbrack()
        : e instanceof SelectorExpr s ? s.sel().pos()
        : e.pos();
  }

  private RsExpr raw(Expr e, Want want) {
    return switch (e) {
      case Ident id -> ident(id);
      case BasicLit lit -> fn.unsupported(lit, "a literal without a value");
      case FuncLit lit -> fn.closures.literal(lit, want);
      case CompositeLit lit -> fn.composites.lower(lit, want);
      case ParenExpr p -> value(p.x(), want);
      case SelectorExpr s -> fn.selectors.value(s);
      case IndexExpr x -> index(x);
      case SliceExpr s -> fn.places.slice(s);
      case TypeAssertExpr t -> fn.conversions.assertion(t);
      case CallExpr c -> fn.calls.value(c, want);
      case StarExpr s -> RsExpr.deref(fn.places.pointer(s.x(), false));
      case UnaryExpr u -> unary(u, want);
      case BinaryExpr b -> fn.operators.binary(b, want);
      case KeyValueExpr kv -> fn.unsupported(kv, "a key outside of a literal");
      case Ellipsis x -> fn.unsupported(x, "a type as a value");
      case ArrayType x -> fn.unsupported(x, "a type as a value");
      case StructType x -> fn.unsupported(x, "a type as a value");
      case FuncType x -> fn.unsupported(x, "a type as a value");
      case InterfaceType x -> fn.unsupported(x, "a type as a value");
      case org.go2rs.frontend.ast.MapType x -> fn.unsupported(x, "a type as a value");
      case ChanType x -> fn.unsupported(x, "a type as a value");
      case BadExpr x -> fn.unsupported(x, "an expression with errors");
    };
  }

  private RsExpr ident(Ident id) {
    Obj obj = fn.info.objectOf(id);
    return obj instanceof Var v ? fn.places.read(v)
        : obj instanceof Func f ? fn.funcValues.function(f, id)
        : fn.unsupported(id, "the name " + id.name() + " as a value");
  }

  private RsExpr index(IndexExpr x) {
    if (fn.typeOf(x.x()) instanceof Signature) {
      return fn.funcValues.instantiated(x);
    }
    return fn.places.place(x, false);
  }

  private RsExpr unary(UnaryExpr u, Want want) {
    return switch (u.op()) {
      case AND -> fn.places.address(u);
      case ARROW -> receive(u, false);
      default -> fn.operators.unary(u, want);
    };
  }

  /** {@code <-c}, or the form with {@code ok}. */
  RsExpr receive(UnaryExpr u, boolean ok) {
    RsExpr chan = inner(u.x());
    RsExpr call = RsExpr.method(chan, ok ? "recv_ok" : "recv");
    return fn.hoisting && !ok ? fn.operands.hold(fn.calls.takeHint("v"), call) : call;
  }

  /** Conditions are plain {@code bool}. */
  RsExpr condition(Expr e) {
    return inner(e);
  }

  List<RsExpr> all(List<Operands.Operand> operands) {
    return fn.operands.lower(operands);
  }
}
