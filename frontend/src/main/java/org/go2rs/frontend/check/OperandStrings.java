package org.go2rs.frontend.check;

import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Qualifier;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeStrings;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;

/** Operands as messages describe them: {@code x (variable of type int)}, {@code 1.5 (untyped float constant)}. */
final class OperandStrings {
  private OperandStrings() {}

  static String of(Operand x, Qualifier qualifier) {
    if (x.isNil()) {
      return nil(x, qualifier);
    }
    String expr = x.exprText();
    if (expr.isEmpty()) {
      expr = withoutExpr(x, qualifier);
    }
    StringBuilder out = new StringBuilder();
    boolean typed = hasType(x) && !Predicates.isUntyped(x.type());
    if (hasType(x) && !typed) {
      out.append(((Basic) x.type()).name()).append(' ');
    }
    out.append(x.mode().text());
    if (x.isConstant() && !x.constant().text().equals(expr)) {
      out.append(' ').append(x.constant().text());
    }
    if (typed) {
      type(x.type(), qualifier, out);
    }
    return expr.isEmpty() ? out.toString() : expr + " (" + out + ")";
  }

  private static String nil(Operand x, Qualifier qualifier) {
    if (x.type() == Basic.INVALID) {
      return "nil (with invalid type)";
    }
    return x.type() == Basic.UNTYPED_NIL ? "nil" : "nil (of type " + TypeStrings.of(x.type(), qualifier) + ")";
  }

  private static String withoutExpr(Operand x, Qualifier qualifier) {
    if (x.builtin() != null) {
      return x.builtin().goName();
    }
    if (x.isType()) {
      return TypeStrings.of(x.type(), qualifier);
    }
    return x.isConstant() ? x.constant().text() : "";
  }

  private static boolean hasType(Operand x) {
    OperandMode mode = x.mode();
    return mode != OperandMode.INVALID && mode != OperandMode.NO_VALUE && mode != OperandMode.BUILTIN && mode != OperandMode.TYPE;
  }

  private static void type(Type type, Qualifier qualifier, StringBuilder out) {
    if (!Types.isValid(type)) {
      out.append(" with invalid type");
      return;
    }
    out.append(" of ");
    boolean generic = Predicates.isGeneric(type) || (type instanceof Signature s && s.isGeneric());
    out.append(generic ? "generic " : "");
    TypeParam param = Types.asTypeParam(type);
    if (param == null && (type instanceof Alias || type instanceof Named)) {
      String kind = compositeKind(type);
      out.append(kind.isEmpty() && type.underlying() instanceof Basic basic ? basic.name() : kind).append(' ');
    }
    out.append("type ").append(TypeStrings.of(type, qualifier));
    if (param != null) {
      out.append(" constrained by ").append(TypeStrings.of(param.constraint(), qualifier));
      out.append(Predicates.hasEmptyTypeSet(param) ? " with empty type set" : "");
    }
  }

  /** The word for the kind of a composite type; empty for a basic one. */
  static String compositeKind(Type type) {
    return switch (type.underlying()) {
      case Basic t -> "";
      case Array t -> "array";
      case Slice t -> "slice";
      case Struct t -> "struct";
      case Pointer t -> "pointer";
      case Signature t -> "func";
      case Interface t -> "interface";
      case MapType t -> "map";
      case Chan t -> "chan";
      case Tuple t -> "tuple";
      case Union t -> "union";
      case Named t -> "";
      case TypeParam t -> "";
      case Alias t -> "";
    };
  }
}
