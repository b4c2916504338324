package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between strings and bytes whose copy nobody could tell from the original, because it is used at once and only read: {@code m[string(b)]}, {@code string(b) == s},
 * {@code append(b, []byte(s)...)}. Go's compiler does not copy there either.
 */
final class Shared {
  private final Fn fn;

  Shared(Fn fn) {
    this.fn = fn;
  }

  /** An operand that is read before any of {@code others} can change bytes: {@code b.as_str()} for {@code string(b)}. */
  Operands.Operand operand(Expr e, Want want, String hint, List<Expr> others) {
    Expr bytes = want.type() != null && Ty.isPlain(want.type(), BasicKind.STRING) ? bytesOf(e) : null;
    return bytes == null || others.stream().anyMatch(fn.effects::calls)
        ? fn.exprs.operand(e, want, hint) : new Operands.Operand(bytes, hint, () -> RsExpr.method(Places.auto(fn.exprs.inner(bytes)), "as_str"));
  }

  /** What a conversion converts, if it makes a plain string of bytes; else null. */
  @Nullable Expr bytesOf(Expr e) {
    Expr from = converted(e);
    return from != null && Ty.isPlain(fn.typeOf(Nodes.unparen(e)), BasicKind.STRING) && isBytes(fn.typeOf(from)) ? from : null;
  }

  /** What a conversion converts, if it makes bytes of a string that is no constant; else null. */
  @Nullable Expr textOf(Expr e) {
    Expr from = converted(e);
    return from != null && isBytes(fn.typeOf(Nodes.unparen(e))) && Ty.isString(fn.typeOf(from)) && !Ty.isTypeParam(fn.typeOf(from)) && !fn.isConstant(Nodes.unparen(from)) ? from : null;
  }

  /** The argument {@code []byte(s)} of a call that only reads it: the string's own bytes, {@code s.as_slice()}; null for others. */
  Operands.@Nullable Operand argument(Expr arg, Func callee, int position) {
    Expr x = Nodes.unparen(arg);
    Expr text = converted(x);
    boolean plain = text != null && Types.unalias(fn.typeOf(x)) instanceof Slice && isBytes(fn.typeOf(x)) && Ty.isString(fn.typeOf(text)) && !Ty.isTypeParam(fn.typeOf(text));
    if (!plain || !fn.file.pkg().readOnlyBytes().onlyReads(callee, position)) {
      return null;
    }
    return new Operands.Operand(text, callee.signature().params().at(position).name(), () -> bytes(text));
  }

  private RsExpr bytes(Expr text) {
    return fn.tv(Nodes.unparen(text)) instanceof TypeAndValue tv && tv.value() instanceof Value.StringVal v
        ? RsExpr.call(fn.prelude("Slice").then("shared"), List.of(new RsExpr.ByteStrLit(v.latin1())))
        : RsExpr.method(Places.auto(fn.exprs.inner(text)), "as_slice");
  }

  private @Nullable Expr converted(Expr e) {
    return Nodes.unparen(e) instanceof CallExpr c && fn.info.isConversion(c) && !fn.isConstant(c) ? c.args().get(0) : null;
  }

  private static boolean isBytes(Type type) {
    return !Ty.isTypeParam(type) && Ty.under(type) instanceof Slice s && Types.identical(s.elem(), Basic.UINT8);
  }
}
