package org.go2rs.frontend.constant;

import java.math.BigInteger;
import org.go2rs.frontend.constant.Value.ComplexVal;
import org.go2rs.frontend.constant.Value.FloatVal;
import org.go2rs.frontend.constant.Value.IntVal;
import org.go2rs.frontend.constant.Value.RatVal;
import org.jspecify.annotations.Nullable;

/** Makes number values in their normal form, and brings two numbers to the same family. */
final class Numbers {
  /** Numbers with larger exponents are no fractions but floats: exact arithmetic would take too long. */
  static final int MAX_EXP = 4 << 10;

  private Numbers() {}

  /** The fraction, or a float if it is large. */
  static Value ratio(BigInteger num, BigInteger den) {
    BigInteger gcd = num.gcd(den);
    BigInteger divisor = den.signum() < 0 ? gcd.negate() : gcd;
    BigInteger n = num.divide(divisor);
    BigInteger d = den.divide(divisor);
    return small(n) && small(d) ? new RatVal(n, d) : floating(BigFloat.ofRatio(n, d));
  }

  /** The exact fraction, however large. */
  static Value exactRatio(BigInteger num, BigInteger den) {
    BigInteger gcd = num.gcd(den);
    return new RatVal(num.divide(gcd), den.divide(gcd));
  }

  static Value floating(@Nullable BigFloat value) {
    return value == null ? Value.UNKNOWN : new FloatVal(value);
  }

  static Value complex(Value re, Value im) {
    return re.kind() == Kind.UNKNOWN || im.kind() == Kind.UNKNOWN ? Value.UNKNOWN : new ComplexVal(re, im);
  }

  static boolean small(BigInteger value) {
    return value.abs().bitLength() < MAX_EXP;
  }

  static boolean small(BigFloat value) {
    return -MAX_EXP < value.magnitude() && value.magnitude() < MAX_EXP;
  }

  /** The rank of a value's family: an operation takes place in the higher family of its operands. */
  static int rank(Value x) {
    return switch (x) {
      case Value.Unknown u -> 0;
      case Value.BoolVal b -> 1;
      case Value.StringVal s -> 1;
      case IntVal i -> 2;
      case RatVal r -> 3;
      case FloatVal f -> 4;
      case ComplexVal c -> 5;
    };
  }

  /** The number in the family of that rank; unknown stays unknown. */
  static Value raise(Value x, int rank) {
    if (rank(x) >= rank || rank(x) == 0) {
      return x;
    }
    return switch (rank) {
      case 3 -> new RatVal(((IntVal) x).value(), BigInteger.ONE);
      case 4 -> floating(x instanceof RatVal r ? BigFloat.ofRatio(r.num(), r.den()) : BigFloat.of(((IntVal) x).value()));
      case 5 -> new ComplexVal(x, Value.of(0));
      default -> throw new IllegalArgumentException("not a number: " + x);
    };
  }
}
