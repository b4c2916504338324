package org.go2rs.frontend.constant;

import java.math.BigInteger;
import java.util.Locale;
import org.go2rs.frontend.ast.Literals;
import org.jspecify.annotations.Nullable;

/** Values of literals. */
final class LiteralValues {
  private LiteralValues() {}

  static Value of(String literal, LiteralKind kind) {
    return switch (kind) {
      case INT -> Value.of(Literals.integer(literal));
      case FLOAT -> floating(literal);
      case IMAG -> Constants.makeImag(floating(literal.substring(0, literal.length() - 1)));
      case CHAR -> Value.of(Literals.runeValue(literal));
      case STRING -> Value.ofBytes(Literals.stringBytes(literal));
    };
  }

  /** A float, or the number of an imaginary literal: that may be an integer in any base, and a leading zero alone does not make it octal. */
  private static Value floating(String literal) {
    String text = literal.replace("_", "");
    char prefix = text.length() > 1 && text.charAt(0) == '0' ? Character.toLowerCase(text.charAt(1)) : '0';
    return switch (prefix) {
      case 'x' -> parts(text.substring(2), 16, 'p');
      case 'o' -> parts(text.substring(2), 8, 'p');
      case 'b' -> parts(text.substring(2), 2, 'p');
      default -> parts(text, 10, 'e');
    };
  }

  private static Value parts(String text, int radix, char exponentLetter) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(exponentLetter);
    String mantissa = at < 0 ? lower : lower.substring(0, at);
    Long exponent = at < 0 ? Long.valueOf(0) : exponent(lower.substring(at + 1));
    int point = mantissa.indexOf('.');
    int fraction = point < 0 ? 0 : mantissa.length() - point - 1;
    BigInteger digits = new BigInteger(mantissa.replace(".", ""), radix);
    if (digits.signum() == 0) {
      return zero();
    }
    if (exponent == null) {
      return lower.charAt(at + 1) == '-' ? zero() : Value.UNKNOWN;
    }
    return radix == 10 ? decimal(digits, exponent - fraction) : binary(digits, exponent - (long) fraction * Integer.numberOfTrailingZeros(radix));
  }

  private static Value zero() {
    return Numbers.exactRatio(BigInteger.ZERO, BigInteger.ONE);
  }

  /** Null if it is so large that only its sign matters. */
  private static @Nullable Long exponent(String text) {
    try {
      long value = Long.parseLong(text.startsWith("+") ? text.substring(1) : text);
      return Math.abs(value) > 1_000_000_000L ? null : Long.valueOf(value);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  private static Value decimal(BigInteger digits, long exponent) {
    BigFloat rounded = BigFloat.ofDecimal(digits, exponent);
    if (rounded == null || rounded.signum() == 0) {
      return rounded == null ? Value.UNKNOWN : zero();
    }
    if (!Numbers.small(rounded)) {
      return Numbers.floating(rounded);
    }
    BigInteger power = BigInteger.TEN.pow((int) Math.abs(exponent));
    return exponent >= 0 ? Numbers.exactRatio(digits.multiply(power), BigInteger.ONE) : Numbers.exactRatio(digits, power);
  }

  private static Value binary(BigInteger digits, long exponent) {
    BigFloat rounded = BigFloat.ofBinary(digits, exponent);
    if (rounded == null || rounded.signum() == 0) {
      return rounded == null ? Value.UNKNOWN : zero();
    }
    if (!Numbers.small(rounded)) {
      return Numbers.floating(rounded);
    }
    return exponent >= 0
        ? Numbers.exactRatio(digits.shiftLeft((int) exponent), BigInteger.ONE)
        : Numbers.exactRatio(digits, BigInteger.ONE.shiftLeft((int) -exponent));
  }
}
