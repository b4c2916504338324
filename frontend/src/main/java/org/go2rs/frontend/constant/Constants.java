package org.go2rs.frontend.constant;

import java.math.BigInteger;

/** Operations on constant values, with {@code go/constant}'s results. Operands of the wrong kind are a programming error; unknown operands give an unknown result. */
public final class Constants {
  private Constants() {}

  /** The value of a Go literal that the parser accepted ({@code 0x1p-2}, {@code 'a'}, {@code 1_000i}, {@code "s"}); unknown if its exponent is too large. */
  public static Value fromLiteral(String literal, LiteralKind kind) {
    throw new UnsupportedOperationException();
  }

  /** {@code x op y} for arithmetic and logic; integers divide to a fraction with QUO and truncated with INT_QUO. The divisor must not be zero. */
  public static Value binaryOp(Value x, Op op, Value y) {
    throw new UnsupportedOperationException();
  }

  /** {@code op y}; {@code unsignedBits} is the width to which XOR of an unsigned value is cut, 0 for other types. */
  public static Value unaryOp(Op op, Value y, int unsignedBits) {
    throw new UnsupportedOperationException();
  }

  /** {@code x << s} or {@code x >> s} of an integer. */
  public static Value shift(Value x, Op op, int s) {
    throw new UnsupportedOperationException();
  }

  public static boolean compare(Value x, Op op, Value y) {
    throw new UnsupportedOperationException();
  }

  /** -1, 0 or 1 for a number; for a complex number 0 if it is zero and 1 otherwise. Unknown counts as 1. */
  public static int sign(Value x) {
    throw new UnsupportedOperationException();
  }

  /** How many bits the absolute value of an integer has. */
  public static int bitLen(Value x) {
    throw new UnsupportedOperationException();
  }

  /** The value as an integer if it is one, otherwise unknown. */
  public static Value toInt(Value x) {
    throw new UnsupportedOperationException();
  }

  /** The value as a float if it is one, otherwise unknown. */
  public static Value toFloat(Value x) {
    throw new UnsupportedOperationException();
  }

  public static Value toComplex(Value x) {
    throw new UnsupportedOperationException();
  }

  public static Value real(Value x) {
    throw new UnsupportedOperationException();
  }

  public static Value imag(Value x) {
    throw new UnsupportedOperationException();
  }

  public static Value makeImag(Value x) {
    throw new UnsupportedOperationException();
  }

  /** The value rounded to a float64; infinite if it is too large. */
  public static double doubleValue(Value x) {
    throw new UnsupportedOperationException();
  }

  /** The value rounded to a float32; infinite if it is too large. */
  public static float floatValue(Value x) {
    throw new UnsupportedOperationException();
  }

  /** The value of an {@link Value.IntVal}. */
  public static BigInteger bigInteger(Value x) {
    return ((Value.IntVal) x).value();
  }

  /** The value of an integer constant as a long, cut to 64 bits: a uint64 comes back in two's complement. */
  public static long longValue(Value x) {
    return bigInteger(x).longValue();
  }

  public static boolean boolValue(Value x) {
    return x instanceof Value.BoolVal b && b.value();
  }
}
