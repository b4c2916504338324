package org.go2rs.frontend.constant;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whether a constant has a value of a type, and which. */
public final class Representable {
  private Representable() {}

  /** The value as an integer of that many bits, or null; with 0 bits, of any size. */
  public static @Nullable Value integer(Value x, int bits, boolean unsigned) {
    if (x.kind() == Kind.UNKNOWN) {
      return x;
    }
    if (!(Constants.toInt(x) instanceof Value.IntVal i)) {
      return null;
    }
    return bits == 0 || fits(i.value(), bits, unsigned) ? i : null;
  }

  private static boolean fits(BigInteger value, int bits, boolean unsigned) {
    return unsigned ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
  }

  /** The value rounded to a float of 32 or 64 bits, or null; with 0 bits, not rounded. */
  public static @Nullable Value floating(Value x, int bits) {
    if (x.kind() == Kind.UNKNOWN) {
      return x;
    }
    Value f = Constants.toFloat(x);
    if (f.kind() != Kind.FLOAT) {
      return null;
    }
    // Types that are not rounded keep their value as it is, integers included.
    return bits == 0 ? x : rounded(f, bits);
  }

  private static @Nullable Value rounded(Value x, int bits) {
    double d = bits == 32 ? Constants.floatValue(x) : Constants.doubleValue(x);
    return Double.isInfinite(d) ? null : Constants.makeFloat(d);
  }

  /** The value rounded to a complex number of 64 or 128 bits, or null; with 0 bits, not rounded. */
  public static @Nullable Value complex(Value x, int bits) {
    if (x.kind() == Kind.UNKNOWN) {
      return x;
    }
    Value c = Constants.toComplex(x);
    if (c.kind() != Kind.COMPLEX) {
      return null;
    }
    if (bits == 0) {
      return x;
    }
    Value re = rounded(Constants.real(c), bits / 2);
    Value im = rounded(Constants.imag(c), bits / 2);
    return re == null || im == null ? null : Constants.binaryOp(re, Op.ADD, Constants.makeImag(im));
  }
}
