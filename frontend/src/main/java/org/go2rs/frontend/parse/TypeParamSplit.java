package org.go2rs.frontend.parse;

import java.util.List;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.jspecify.annotations.Nullable;

/**
 * In {@code type T[P *C] X} the brackets may hold an array length or a type parameter. It is a length unless the right side can only be a
 * type: {@code [P *struct{}]}, {@code [P *C | ~int]}, {@code [P (interface{})]}.
 */
final class TypeParamSplit {
  private TypeParamSplit() {}

  /** The type parameter that the expression declares, or null if it is an array length. */
  static @Nullable Field of(Expr length) {
    Split split = split(length, false);
    return split == null ? null : new Field(null, List.of(split.name), split.constraint, null, null);
  }

  private record Split(Ident name, Expr constraint) {}

  private static @Nullable Split split(Expr expr, boolean force) {
    if (expr instanceof BinaryExpr binary && binary.op() == Token.MUL) {
      boolean type = force || isTypeElement(binary.y());
      return binary.x() instanceof Ident name && type ? new Split(name, new StarExpr(binary.opPos(), binary.y())) : null;
    }
    if (expr instanceof BinaryExpr binary && binary.op() == Token.OR) {
      Split left = split(binary.x(), force || isTypeElement(binary.y()));
      return left == null ? null : new Split(left.name, new BinaryExpr(left.constraint, binary.opPos(), Token.OR, binary.y()));
    }
    if (expr instanceof CallExpr call && call.fun() instanceof Ident name && call.args().size() == 1 && !call.hasEllipsis()) {
      Expr arg = call.args().get(0);
      return force || isTypeElement(arg) ? new Split(name, new ParenExpr(call.lparen(), arg, call.rparen())) : null;
    }
    return null;
  }

  /** Whether an expression can only be a type. */
  private static boolean isTypeElement(Expr expr) {
    if (expr instanceof BinaryExpr binary) {
      return isTypeElement(binary.x()) || isTypeElement(binary.y());
    }
    if (expr instanceof UnaryExpr unary) {
      return unary.op() == Token.TILDE;
    }
    if (expr instanceof ParenExpr paren) {
      return isTypeElement(paren.x());
    }
    return expr instanceof ArrayType
        || expr instanceof StructType
        || expr instanceof FuncType
        || expr instanceof InterfaceType
        || expr instanceof MapType
        || expr instanceof ChanType;
  }
}
