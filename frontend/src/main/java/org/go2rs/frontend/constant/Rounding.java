package org.go2rs.frontend.constant;

import java.math.BigInteger;

/** Rounding of integers to fewer bits: to nearest, ties to even. */
final class Rounding {
  private Rounding() {}

  /** {@code value / 2^bits}, rounded. */
  static BigInteger shiftRight(BigInteger value, int bits) {
    if (bits <= 0) {
      return value.shiftLeft(-bits);
    }
    BigInteger abs = value.abs();
    BigInteger result = abs.shiftRight(bits);
    boolean half = abs.testBit(bits - 1);
    boolean more = half && abs.getLowestSetBit() < bits - 1;
    if (half && (more || result.testBit(0))) {
      result = result.add(BigInteger.ONE);
    }
    return value.signum() < 0 ? result.negate() : result;
  }

  /**
   * {@code mantissa * 2^exponent} as a floating-point number of the format with so many mantissa bits and that smallest exponent; the result is a double
   * that holds a number of that format exactly, or is infinite if it is too large for a double. A float conversion makes it infinite for floats.
   */
  static double toDouble(BigInteger mantissa, long exponent, int bits, int minExponent) {
    if (mantissa.signum() == 0) {
      return 0;
    }
    long top = mantissa.abs().bitLength() + exponent - 1;
    if (top > 2000) {
      return mantissa.signum() * Double.POSITIVE_INFINITY;
    }
    long precision = top >= minExponent ? bits : bits - (minExponent - top);
    if (precision < 0) {
      return mantissa.signum() * 0.0;
    }
    int shift = (int) (mantissa.abs().bitLength() - precision);
    return mantissa.signum() * Math.scalb((double) shiftRight(mantissa.abs(), shift).longValue(), (int) (exponent + shift));
  }

  /** The fraction as a floating-point number, rounded once. */
  static double ratio(BigInteger num, BigInteger den, int bits, int minExponent) {
    if (num.signum() == 0) {
      return 0;
    }
    int shift = Math.max(0, bits + 4 + den.bitLength() - num.abs().bitLength());
    BigInteger[] divided = num.abs().shiftLeft(shift).divideAndRemainder(den);
    BigInteger sticky = divided[0].shiftLeft(1).or(divided[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
    return num.signum() * toDouble(sticky, -shift - 1L, bits, minExponent);
  }
}
