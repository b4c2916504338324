package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Index expressions, and what index values may be. */
final class IndexExprs {
  /**
   * The result: an element, or a generic function that is still to be instantiated with the "indices".
   *
   * @param operand the element, or the function
   */
  record Result(Operand operand, boolean isInstantiation) {}

  /**
   * What indexing yields.
   *
   * @param key the key type if all that is indexed are maps, otherwise null
   * @param length negative if not known
   */
  private record Element(OperandMode mode, Type type, @Nullable Type key, long length) {}

  /** The type and constant value of an index; the value is negative if it is not constant or not valid. */
  record Index(Type type, long value) {
    static final Index INVALID = new Index(Basic.INVALID, -1);
  }

  private final Session session;

  IndexExprs(Session session) {
    this.session = session;
  }

  Result check(IndexExpr e) {
    Operand x = session.exprs.exprOrType(e.x(), true);
    if (x.isInvalid()) {
      session.exprs.use(e.indices());
      return new Result(x, false);
    }
    if (x.isType()) {
      Type type = session.typeExprs.varType(e);
      return new Result(Types.isValid(type) ? Operand.of(OperandMode.TYPE, e, type) : Operand.invalid(e), false);
    }
    if (x.mode() == OperandMode.VALUE && x.type().underlying() instanceof Signature signature && signature.isGeneric()) {
      return new Result(x, true);
    }
    x = session.exprs.nonGeneric(null, x);
    return new Result(x.isInvalid() ? x : element(x, e), false);
  }

  private Operand element(Operand x, IndexExpr e) {
    Element element = x.mode() == OperandMode.BUILTIN ? null : elementOf(x);
    if (element == null) {
      session.errors.at(e.lbrack(), ErrorCode.NON_SLICEABLE_OPERAND, "cannot index " + session.text(x));
      session.exprs.use(e.indices());
      return Operand.invalid(e);
    }
    Expr index = e.index();
    if (e.indices().size() > 1) {
      session.errors.at(e.indices().get(1), ErrorCode.INVALID_INDEX, "invalid operation: more than one index");
    }
    if (element.key != null) {
      Operand key = session.exprs.expr(index);
      session.assignments.assign(key, element.key, "map index");
    } else {
      index(index, element.length);
    }
    return Operand.of(element.mode, e, element.type);
  }

  private @Nullable Element elementOf(Operand x) {
    Type under = x.type().underlying();
    return under instanceof Basic basic && basic.is(Basic.IS_STRING) ? new Element(OperandMode.VALUE, Basic.BYTE, null, constantLength(x))
        : Predicates.isTypeParam(x.type()) ? common(x)
        : elementOf(x, under);
  }

  private static long constantLength(Operand x) {
    return x.isConstant() && x.constant() instanceof Value.StringVal s ? s.length() : -1;
  }

  private static @Nullable Element elementOf(Operand x, Type under) {
    OperandMode inArray = x.mode() == OperandMode.VARIABLE ? OperandMode.VARIABLE : OperandMode.VALUE;
    return under instanceof Basic basic && basic.is(Basic.IS_STRING) ? new Element(OperandMode.VALUE, Basic.BYTE, null, -1)
        : under instanceof Array array ? new Element(inArray, array.elem(), null, array.len())
        : under instanceof Pointer pointer && pointer.elem().underlying() instanceof Array array ? new Element(OperandMode.VARIABLE, array.elem(), null, array.len())
        : under instanceof Slice slice ? new Element(OperandMode.VARIABLE, slice.elem(), null, -1)
        : under instanceof MapType map ? new Element(OperandMode.MAP_INDEX, map.elem(), map.key(), -1)
        : null;
  }

  /** What indexing yields for all types of a type set alike, or null. */
  private static @Nullable Element common(Operand x) {
    Element[] found = new Element[1];
    boolean ok =
        Predicates.underIs(
            x.type(),
            under -> {
              Element next = under == null ? null : elementOf(x, under);
              if (next == null) {
                return false;
              }
              found[0] = found[0] == null ? next : merge(found[0], next);
              return found[0] != null;
            });
    return ok ? found[0] : null;
  }

  private static @Nullable Element merge(Element a, Element b) {
    boolean sameKeys = a.key == null ? b.key == null : b.key != null && Types.identical(a.key, b.key);
    if (!sameKeys || !Types.identical(a.type, b.type)) {
      return null;
    }
    OperandMode mode = a.mode == OperandMode.VALUE ? a.mode : b.mode;
    long length = a.length < 0 ? b.length : b.length < 0 ? a.length : Math.min(a.length, b.length);
    return new Element(mode, a.type, a.key, length);
  }

  /**
   * Checks an index.
   *
   * @param max what a constant index must be less than; negative for no limit
   */
  Index index(Expr e, long max) {
    Operand x = valid(session.exprs.expr(e), ErrorCode.INVALID_INDEX, "index", false);
    if (x.isInvalid()) {
      return Index.INVALID;
    }
    if (!x.isConstant()) {
      return new Index(x.type(), -1);
    }
    if (x.constant().kind() == Kind.UNKNOWN) {
      return Index.INVALID;
    }
    long value = Constants.longValue(Constants.toInt(x.constant()));
    if (max >= 0 && value >= max) {
      String message = "invalid argument: index " + x.constant().text() + " out of bounds [0:" + max + "]";
      session.errors.at(x, ErrorCode.INVALID_INDEX, message);
      return Index.INVALID;
    }
    return new Index(x.type(), value);
  }

  /** Makes an operand an integer that fits int, or reports that it is none. */
  Operand valid(Operand operand, ErrorCode code, String what, boolean allowNegative) {
    if (operand.isInvalid()) {
      return operand;
    }
    Operand x = session.untyped.convert(operand, Basic.INT);
    if (x.isInvalid()) {
      return x;
    }
    String problem = "";
    if (!Predicates.allInteger(x.type())) {
      problem = "must be integer";
    } else if (x.isConstant()) {
      Value value = Constness.represent(x.constant(), Basic.INT, session.config.sizes());
      if (!allowNegative && Constants.sign(x.constant()) < 0) {
        problem = "must not be negative";
      } else if (value == null) {
        problem = "overflows int";
      } else {
        return x.withConstant(x.type(), value);
      }
    }
    if (problem.isEmpty()) {
      return x;
    }
    session.errors.at(x, code, "invalid argument: " + what + " " + session.text(x) + " " + problem);
    return x.asInvalid();
  }
}
