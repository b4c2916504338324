package org.go2rs.frontend.check;

import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;

/** Constants as keys of Java maps: equal numbers are equal keys, whatever form they have. */
final class ConstantKeys {
  private ConstantKeys() {}

  static Object of(Value value) {
    return switch (value) {
      case Value.StringVal s -> s.latin1();
      case Value.BoolVal b -> b.value();
      case Value.Unknown u -> value;
      case Value.IntVal other -> number(value);
      case Value.RatVal other -> number(value);
      case Value.FloatVal other -> number(value);
      case Value.ComplexVal other -> number(value);
    };
  }

  private static Object number(Value value) {
    Value integer = Constants.toInt(value);
    if (integer.kind() == Kind.INT) {
      return Constants.bigInteger(integer);
    }
    Value real = Constants.toFloat(value);
    if (real.kind() == Kind.FLOAT) {
      return Constants.doubleValue(real);
    }
    return Constants.doubleValue(Constants.real(value)) + "+" + Constants.doubleValue(Constants.imag(value)) + "i";
  }
}
