package org.go2rs.frontend.check;

import java.util.Arrays;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Slice expressions. */
final class SliceExprs {
  /** The type of the result and the length of what is sliced, negative if not known. */
  private record Sliced(Type type, long length) {}

  private final Session session;

  SliceExprs(Session session) {
    this.session = session;
  }

  Operand check(SliceExpr e) {
    Operand x = session.exprs.expr(e.x());
    Expr[] indices = {e.low(), e.high(), e.max()};
    Sliced sliced = x.isInvalid() ? null : sliced(x, e);
    if (sliced == null) {
      if (x.isInvalid()) {
        Arrays.stream(indices).forEach(session.exprs::use);
      }
      return Operand.invalid(e);
    }
    if (e.slice3() && (e.high() == null || e.max() == null)) {
      // The parser has reported it.
      return Operand.invalid(e);
    }
    ordered(indices, values(indices, sliced.length));
    return Operand.value(e, sliced.type);
  }

  private @Nullable Sliced sliced(Operand x, SliceExpr e) {
    Type under = commonUnder(x);
    if (under == null) {
      return null;
    }
    if (under instanceof Basic basic && basic.is(Basic.IS_STRING)) {
      return string(x, e);
    }
    if (under instanceof Slice) {
      return new Sliced(x.type(), -1);
    }
    if (under instanceof Pointer pointer && pointer.elem().underlying() instanceof Array array) {
      return new Sliced(new Slice(array.elem()), array.len());
    }
    if (under instanceof Array array && x.mode() == OperandMode.VARIABLE) {
      return new Sliced(new Slice(array.elem()), array.len());
    }
    String unaddressable = under instanceof Array ? "unaddressable value " : "";
    session.errors.at(x, ErrorCode.NON_SLICEABLE_OPERAND, "cannot slice " + unaddressable + session.text(x));
    return null;
  }

  private @Nullable Sliced string(Operand x, SliceExpr e) {
    if (e.slice3()) {
      session.errors.at(e.max() != null ? e.max() : e, ErrorCode.INVALID_SLICE_EXPR, "invalid operation: 3-index slice of string");
      return null;
    }
    long length = x.isConstant() && x.constant() instanceof Value.StringVal s ? s.length() : -1;
    return new Sliced(Predicates.isUntyped(x.type()) ? Basic.STRING : x.type(), length);
  }

  /** The underlying type that all types of the operand's type set share, where strings and byte slices go together as strings; null after an error. */
  private @Nullable Type commonUnder(Operand x) {
    if (!Predicates.isTypeParam(x.type())) {
      return x.type().underlying();
    }
    Type[] first = new Type[2];
    boolean[] hasString = new boolean[1];
    boolean ok =
        Predicates.typeset(
            x.type(),
            (t, u) -> {
              if (t == null || u == null) {
                String message = "cannot slice " + session.text(x) + ": no specific type in " + session.text(x.type());
                session.errors.at(x, ErrorCode.NON_SLICEABLE_OPERAND, message);
                return false;
              }
              boolean string = Predicates.isString(u);
              hasString[0] |= string;
              Type under = string ? new Slice(Basic.BYTE) : u;
              if (first[1] == null) {
                first[0] = t;
                first[1] = under;
              } else if (!Types.identical(first[1], under)) {
                String pair = session.text(first[0]) + " and " + session.text(t);
                String message = "cannot slice " + session.text(x) + ": " + pair + " have different underlying types";
                session.errors.at(x, ErrorCode.NON_SLICEABLE_OPERAND, message);
                return false;
              }
              return true;
            });
    return !ok ? null : hasString[0] ? Basic.STRING : first[1];
  }

  private long[] values(@Nullable Expr[] indices, long length) {
    long[] values = {-1, -1, -1};
    for (int i = 0; i < indices.length; i++) {
      Expr index = indices[i];
      if (index != null) {
        values[i] = session.index.index(index, length >= 0 ? length + 1 : -1).value();
      } else if (i == 0) {
        values[i] = 0;
      } else if (length >= 0) {
        values[i] = length;
      }
    }
    return values;
  }

  /** Constant indices must not decrease. */
  private void ordered(@Nullable Expr[] indices, long[] values) {
    for (int i = 0; i < values.length - 1; i++) {
      for (int j = i + 1; j < values.length; j++) {
        Expr at = indices[j];
        if (values[i] > 0 && values[j] >= 0 && values[j] < values[i] && at != null) {
          session.errors.at(at, ErrorCode.SWAPPED_SLICE_INDICES, "invalid slice indices: " + values[j] + " < " + values[i]);
          return;
        }
      }
    }
  }
}
