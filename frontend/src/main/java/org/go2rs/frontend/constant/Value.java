package org.go2rs.frontend.constant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** A constant's exact value. Numbers are kept in the smallest family that holds them: {@link IntVal}, {@link RatVal}, {@link FloatVal}, {@link ComplexVal}. */
public sealed interface Value {
  /** What an erroneous constant has. */
  Value UNKNOWN = new Unknown();

  Kind kind();

  /** A short text as in Go's error messages: long strings are cut, floats have six digits. */
  default String text() {
    return ConstantStrings.text(this);
  }

  /** A text that keeps the value, as {@code go/constant}'s ExactString. */
  default String exactText() {
    return ConstantStrings.exactText(this);
  }

  /** The value of an erroneous constant: {@link #UNKNOWN}. */
  record Unknown() implements Value {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** {@code true} or {@code false}. */
  record BoolVal(boolean value) implements Value {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A string of any bytes.
   *
   * @param latin1 one char per byte, so that comparison and concatenation of Java strings are Go's. Use {@link #bytes} or {@link #utf8}.
   */
  record StringVal(String latin1) implements Value {
    @Override
    public Kind kind() {
      return Kind.STRING;
    }

    /** The string as it lies in memory. */
    public byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The string decoded from UTF-8; invalid bytes become U+FFFD. */
    public String utf8() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The length in bytes. */
    public int length() {
      return latin1.length();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** An integer of any size. */
  record IntVal(BigInteger value) implements Value {
    @Override
    public Kind kind() {
      return Kind.INT;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A fraction in lowest terms with positive denominator; never an integer unless a float conversion asked for this form. */
  record RatVal(BigInteger num, BigInteger den) implements Value {
    @Override
    public Kind kind() {
      return Kind.FLOAT;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A number whose exponent is too large for a fraction, with 512 bits of mantissa. */
  record FloatVal(BigFloat value) implements Value {
    @Override
    public Kind kind() {
      return Kind.FLOAT;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Both parts are {@link IntVal}, {@link RatVal} or {@link FloatVal}. */
  record ComplexVal(Value re, Value im) implements Value {
    @Override
    public Kind kind() {
      return Kind.COMPLEX;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  static Value of(boolean value) {
    return new BoolVal(value);
  }

  static Value of(long value) {
    return new IntVal(BigInteger.valueOf(value));
  }

  static Value of(BigInteger value) {
    return new IntVal(value);
  }

  /** A string constant of these bytes. */
  static Value ofBytes(byte[] bytes) {
    return new StringVal(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** A string constant of this text in UTF-8. */
  static Value ofUtf8(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
