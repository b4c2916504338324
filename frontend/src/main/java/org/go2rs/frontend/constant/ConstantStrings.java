package org.go2rs.frontend.constant;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.go2rs.frontend.constant.Value.BoolVal;
import org.go2rs.frontend.constant.Value.ComplexVal;
import org.go2rs.frontend.constant.Value.FloatVal;
import org.go2rs.frontend.constant.Value.IntVal;
import org.go2rs.frontend.constant.Value.RatVal;
import org.go2rs.frontend.constant.Value.StringVal;
import org.go2rs.frontend.constant.Value.Unknown;

/** Constants as text, as Go's messages and {@code go/constant} print them. */
final class ConstantStrings {
  private static final int MAX_STRING = 72;
  private static final double LOG10_OF_2 = 0.30102999566398119521;

  private ConstantStrings() {}

  static String text(Value x) {
    return switch (x) {
      case Unknown u -> "unknown";
      case BoolVal b -> Boolean.toString(b.value());
      case StringVal s -> shortened(GoStrings.quote(s.latin1()));
      case IntVal i -> i.value().toString();
      case RatVal r -> Numbers.raise(r, 4) instanceof FloatVal f ? floating(f.value()) : "unknown";
      case FloatVal f -> floating(f.value());
      case ComplexVal c -> "(" + text(c.re()) + " + " + text(c.im()) + "i)";
    };
  }

  static String exactText(Value x) {
    return switch (x) {
      case StringVal s -> GoStrings.quote(s.latin1());
      case RatVal r -> r.den().equals(BigInteger.ONE) ? r.num().toString() : r.num() + "/" + r.den();
      case FloatVal f -> hexadecimal(f.value());
      case ComplexVal c -> "(" + exactText(c.re()) + " + " + exactText(c.im()) + "i)";
      case Unknown u -> text(u);
      case BoolVal b -> text(b);
      case IntVal i -> text(i);
    };
  }

  private static String shortened(String quoted) {
    if (quoted.codePointCount(0, quoted.length()) <= MAX_STRING) {
      return quoted;
    }
    return quoted.substring(0, quoted.offsetByCodePoints(0, MAX_STRING - 3)) + "...";
  }

  /** {@code 0x.8p+5}: the mantissa as a hexadecimal fraction from one half to one. */
  private static String hexadecimal(BigFloat f) {
    if (f.signum() == 0) {
      return "0";
    }
    BigInteger m = f.mantissa().abs();
    String digits = m.shiftLeft((4 - m.bitLength() % 4) % 4).toString(16).replaceAll("0+$", "");
    return (f.signum() < 0 ? "-0x." : "0x.") + digits + "p" + (f.magnitude() >= 0 ? "+" : "") + f.magnitude();
  }

  private static String floating(BigFloat f) {
    double d = f.toDouble();
    if ((f.signum() == 0) == (d == 0) && !Double.isInfinite(d)) {
      String six = sixDigits(d);
      return !f.isInt() && six.indexOf('.') < 0 ? shortest(d) : six;
    }
    // Outside of the range of float64: the decimal exponent by logarithms, as good as six digits need it.
    double exponent = f.magnitude() * LOG10_OF_2;
    long e = (long) exponent;
    double m = f.fraction() * Math.pow(10, exponent - e);
    if (Math.abs(m) < 1 - 0.5e-6) {
      m *= 10;
      e--;
    } else if (Math.abs(m) >= 10) {
      m /= 10;
      e++;
    }
    return sixDigits(m) + "e" + (e >= 0 ? "+" : "") + e;
  }

  /** Go's {@code %.6g}. */
  private static String sixDigits(double d) {
    return d == 0 ? "0" : general(new BigDecimal(d).round(new MathContext(6, RoundingMode.HALF_EVEN)));
  }

  /** Go's {@code %g}: as few digits as tell the number from its neighbours. */
  private static String shortest(double d) {
    BigDecimal digits = new BigDecimal(Double.toString(d));
    // Java prints two digits at least.
    BigDecimal one = digits.round(new MathContext(1));
    return general(one.doubleValue() == d ? one : digits);
  }

  private static String general(BigDecimal value) {
    BigDecimal v = value.stripTrailingZeros();
    int exponent = v.precision() - v.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return v.toPlainString();
    }
    String digits = v.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String magnitude = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return (v.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + magnitude;
  }
}
