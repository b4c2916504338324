package org.go2rs.frontend.constant;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A binary floating-point number {@code mantissa * 2^exponent} with a mantissa of up to 512 bits, the precision of Go's constants. The mantissa is odd, or
 * zero and then the exponent is zero too. Operations round to nearest, ties to even; null stands for a number too large to have an exponent.
 */
public record BigFloat(BigInteger mantissa, long exponent) implements Comparable<BigFloat> {
  static final int PRECISION = 512;
  static final BigFloat ZERO = new BigFloat(BigInteger.ZERO, 0);

  /** Beyond this Go's numbers are infinite, below its negative they are zero. */
  private static final long MAX_EXPONENT = Integer.MAX_VALUE;

  static @Nullable BigFloat of(BigInteger value) {
    return rounded(value, 0, PRECISION);
  }

  /** The fraction rounded to the precision. */
  static @Nullable BigFloat ofRatio(BigInteger num, BigInteger den) {
    return ratio(num, 0, den, 0, PRECISION);
  }

  private static @Nullable BigFloat rounded(BigInteger mantissa, long exponent, int precision) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    int excess = mantissa.abs().bitLength() - precision;
    BigInteger m = excess > 0 ? Rounding.shiftRight(mantissa, excess) : mantissa;
    long e = excess > 0 ? exponent + excess : exponent;
    int zeros = m.getLowestSetBit();
    BigFloat result = new BigFloat(m.shiftRight(zeros), e + zeros);
    if (result.magnitude() > MAX_EXPONENT) {
      return null;
    }
    return result.magnitude() < -MAX_EXPONENT ? ZERO : result;
  }

  private static @Nullable BigFloat ratio(BigInteger num, long numExponent, BigInteger den, long denExponent, int precision) {
    // Enough bits for the quotient, and one more that says whether something remained.
    int shift = Math.max(0, precision + 2 + den.abs().bitLength() - num.abs().bitLength());
    BigInteger[] divided = num.abs().shiftLeft(shift).divideAndRemainder(den.abs());
    BigInteger sticky = divided[0].shiftLeft(1).or(divided[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
    BigInteger signed = num.signum() * den.signum() < 0 ? sticky.negate() : sticky;
    return rounded(signed, numExponent - denExponent - shift - 1, precision);
  }

  /** The exponent e for which the number is a fraction from 0.5 to 1 times 2^e. */
  long magnitude() {
    return mantissa.signum() == 0 ? 0 : mantissa.abs().bitLength() + exponent;
  }

  int signum() {
    return mantissa.signum();
  }

  @Nullable BigFloat add(BigFloat other) {
    if (signum() == 0 || other.signum() == 0) {
      return signum() == 0 ? other : this;
    }
    BigFloat high = exponent >= other.exponent ? this : other;
    BigFloat low = high == this ? other : this;
    long distance = high.exponent - low.exponent;
    if (distance > 4 * PRECISION) {
      // Too far apart: the smaller only matters as a hint for rounding.
      BigInteger nudged = high.mantissa.shiftLeft(2 * PRECISION).add(BigInteger.valueOf(low.signum()));
      return high.magnitude() > low.magnitude() ? rounded(nudged, high.exponent - 2 * PRECISION, PRECISION) : low;
    }
    return rounded(high.mantissa.shiftLeft((int) distance).add(low.mantissa), low.exponent, PRECISION);
  }

  BigFloat negate() {
    return new BigFloat(mantissa.negate(), exponent);
  }

  @Nullable BigFloat multiply(BigFloat other) {
    return rounded(mantissa.multiply(other.mantissa), exponent + other.exponent, PRECISION);
  }

  @Nullable BigFloat divide(BigFloat other) {
    return ratio(mantissa, exponent, other.mantissa, other.exponent, PRECISION);
  }

  /** {@code digits * 10^exponent10}, with some guard bits in between. */
  static @Nullable BigFloat ofDecimal(BigInteger digits, long exponent10) {
    if (digits.signum() == 0) {
      return ZERO;
    }
    int guarded = PRECISION + 64;
    BigFloat power = power(BigInteger.TEN, Math.abs(exponent10), guarded);
    if (power == null) {
      return exponent10 > 0 ? null : ZERO;
    }
    return exponent10 >= 0
        ? rounded(digits.multiply(power.mantissa), power.exponent, PRECISION)
        : ratio(digits, 0, power.mantissa, power.exponent, PRECISION);
  }

  private static @Nullable BigFloat power(BigInteger base, long n, int precision) {
    BigFloat result = new BigFloat(BigInteger.ONE, 0);
    BigFloat square = rounded(base, 0, precision);
    for (long rest = n; rest > 0; rest >>= 1) {
      if (result == null || square == null) {
        return null;
      }
      if ((rest & 1) != 0) {
        result = rounded(result.mantissa.multiply(square.mantissa), result.exponent + square.exponent, precision);
      }
      if (rest > 1) {
        square = rounded(square.mantissa.multiply(square.mantissa), 2 * square.exponent, precision);
      }
    }
    return result;
  }

  static @Nullable BigFloat ofBinary(BigInteger mantissa, long exponent) {
    return rounded(mantissa, exponent, PRECISION);
  }

  boolean isInt() {
    return exponent >= 0;
  }

  /** The integer value; only for integers of reasonable size. */
  BigInteger toBigInteger() {
    return mantissa.shiftLeft((int) exponent);
  }

  /** The mantissa cut to fewer bits, towards zero or away from it. */
  BigFloat cut(int precision, boolean awayFromZero) {
    int excess = mantissa.abs().bitLength() - precision;
    if (excess <= 0) {
      return this;
    }
    BigInteger abs = mantissa.abs();
    BigInteger shifted = abs.shiftRight(excess);
    BigInteger m = awayFromZero ? shifted.add(BigInteger.ONE) : shifted;
    int zeros = m.getLowestSetBit();
    return new BigFloat((mantissa.signum() < 0 ? m.negate() : m).shiftRight(zeros), exponent + excess + zeros);
  }

  double toDouble() {
    return Rounding.toDouble(mantissa, exponent, 53, -1022);
  }

  float toFloat() {
    return (float) Rounding.toDouble(mantissa, exponent, 24, -126);
  }

  /** The mantissa as a number from 0.5 to 1, with the sign. */
  double fraction() {
    return new BigFloat(mantissa, -mantissa.abs().bitLength()).toDouble();
  }

  @Override
  public int compareTo(BigFloat other) {
    if (signum() != other.signum()) {
      return Integer.compare(signum(), other.signum());
    }
    if (signum() == 0) {
      return 0;
    }
    if (magnitude() != other.magnitude()) {
      return Long.compare(magnitude(), other.magnitude()) * signum();
    }
    long low = Math.min(exponent, other.exponent);
    return mantissa.shiftLeft((int) (exponent - low)).compareTo(other.mantissa.shiftLeft((int) (other.exponent - low)));
  }
}
