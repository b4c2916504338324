package org.go2rs.frontend.constant;

import java.math.BigInteger;
import org.go2rs.frontend.constant.Value.BoolVal;
import org.go2rs.frontend.constant.Value.ComplexVal;
import org.go2rs.frontend.constant.Value.FloatVal;
import org.go2rs.frontend.constant.Value.IntVal;
import org.go2rs.frontend.constant.Value.RatVal;
import org.go2rs.frontend.constant.Value.StringVal;
import org.go2rs.frontend.constant.Value.Unknown;

/**
 * Operations on constant values, with {@code go/constant}'s results. An unknown operand gives an unknown result; operands of the wrong kind are a programming
 * error.
 */
public final class Constants {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  private Constants() {}

  /** The value of a Go literal that the parser accepted ({@code 0x1p-2}, {@code 'a'}, {@code 1_000i}, {@code "s"}); unknown if it is too large. */
  public static Value fromLiteral(String literal, LiteralKind kind) {
    return LiteralValues.of(literal, kind);
  }

  /** {@code x op y} for arithmetic and logic; integers divide to a fraction with QUO and truncated with INT_QUO. The divisor must not be zero. */
  public static Value binaryOp(Value x, Op op, Value y) {
    int rank = Math.max(Numbers.rank(x), Numbers.rank(y));
    Value a = Numbers.raise(x, rank);
    Value b = Numbers.raise(y, rank);
    if (a instanceof Unknown || b instanceof Unknown) {
      return Value.UNKNOWN;
    }
    return switch (a) {
      case Unknown u -> u;
      case BoolVal p -> logic(p.value(), op, ((BoolVal) b).value());
      case StringVal s when op == Op.ADD -> new StringVal(s.latin1() + ((StringVal) b).latin1());
      case StringVal s -> throw invalid(op, x);
      case IntVal i -> integers(i.value(), op, ((IntVal) b).value());
      case RatVal r -> fractions(r, op, (RatVal) b);
      case FloatVal f -> floats(f.value(), op, ((FloatVal) b).value());
      case ComplexVal c -> complex(c, op, (ComplexVal) b);
    };
  }

  private static IllegalArgumentException invalid(Op op, Value x) {
    return new IllegalArgumentException("no operation " + op + " for " + x.kind());
  }

  private static Value logic(boolean x, Op op, boolean y) {
    if (op != Op.LAND && op != Op.LOR) {
      throw invalid(op, Value.of(x));
    }
    return Value.of(op == Op.LAND ? x && y : x || y);
  }

  private static Value integers(BigInteger x, Op op, BigInteger y) {
    return switch (op) {
      case ADD -> Value.of(x.add(y));
      case SUB -> Value.of(x.subtract(y));
      case MUL -> Value.of(x.multiply(y));
      case QUO -> Numbers.ratio(x, y);
      // Go's compiler divides numbers of 64 bits as a machine does: the least one by -1 is itself.
      case INT_QUO -> Value.of(x.equals(LEAST) && y.equals(BigInteger.ONE.negate()) ? x : x.divide(y));
      case REM -> Value.of(x.remainder(y));
      case AND -> Value.of(x.and(y));
      case OR -> Value.of(x.or(y));
      case XOR -> Value.of(x.xor(y));
      case AND_NOT -> Value.of(x.andNot(y));
      case SHL, SHR, EQL, NEQ, LSS, LEQ, GTR, GEQ, LAND, LOR, NOT -> throw invalid(op, Value.of(x));
    };
  }

  private static Value fractions(RatVal x, Op op, RatVal y) {
    return switch (op) {
      case ADD -> Numbers.ratio(x.num().multiply(y.den()).add(y.num().multiply(x.den())), x.den().multiply(y.den()));
      case SUB -> Numbers.ratio(x.num().multiply(y.den()).subtract(y.num().multiply(x.den())), x.den().multiply(y.den()));
      case MUL -> Numbers.ratio(x.num().multiply(y.num()), x.den().multiply(y.den()));
      case QUO -> Numbers.ratio(x.num().multiply(y.den()), x.den().multiply(y.num()));
      case INT_QUO, REM, AND, OR, XOR, AND_NOT, SHL, SHR, EQL, NEQ, LSS, LEQ, GTR, GEQ, LAND, LOR, NOT -> throw invalid(op, x);
    };
  }

  private static Value floats(BigFloat x, Op op, BigFloat y) {
    return Numbers.floating(
        switch (op) {
          case ADD -> x.add(y);
          case SUB -> x.add(y.negate());
          case MUL -> x.multiply(y);
          case QUO -> x.divide(y);
          case INT_QUO, REM, AND, OR, XOR, AND_NOT, SHL, SHR, EQL, NEQ, LSS, LEQ, GTR, GEQ, LAND, LOR, NOT -> throw invalid(op, new FloatVal(x));
        });
  }

  private static Value complex(ComplexVal x, Op op, ComplexVal y) {
    Value a = x.re();
    Value b = x.im();
    Value c = y.re();
    Value d = y.im();
    return switch (op) {
      case ADD -> Numbers.complex(binaryOp(a, Op.ADD, c), binaryOp(b, Op.ADD, d));
      case SUB -> Numbers.complex(binaryOp(a, Op.SUB, c), binaryOp(b, Op.SUB, d));
      case MUL -> Numbers.complex(crossed(a, c, Op.SUB, b, d), crossed(b, c, Op.ADD, a, d));
      case QUO -> {
        Value norm = crossed(c, c, Op.ADD, d, d);
        yield Numbers.complex(
            binaryOp(crossed(a, c, Op.ADD, b, d), Op.QUO, norm), binaryOp(crossed(b, c, Op.SUB, a, d), Op.QUO, norm));
      }
      case INT_QUO, REM, AND, OR, XOR, AND_NOT, SHL, SHR, EQL, NEQ, LSS, LEQ, GTR, GEQ, LAND, LOR, NOT -> throw invalid(op, x);
    };
  }

  /** {@code p*q op r*s}. */
  private static Value crossed(Value p, Value q, Op op, Value r, Value s) {
    return binaryOp(binaryOp(p, Op.MUL, q), op, binaryOp(r, Op.MUL, s));
  }

  /** {@code op y}; {@code unsignedBits} is the width to which XOR of an unsigned value is cut, 0 for other types. */
  public static Value unaryOp(Op op, Value y, int unsignedBits) {
    if (y instanceof Unknown || op == Op.ADD) {
      return y;
    }
    if (op == Op.XOR) {
      BigInteger not = bigInteger(y).not();
      return Value.of(unsignedBits > 0 ? not.andNot(BigInteger.ONE.negate().shiftLeft(unsignedBits)) : not);
    }
    if (op != Op.SUB && op != Op.NOT) {
      throw invalid(op, y);
    }
    return op == Op.SUB ? negated(y) : Value.of(!boolValue(y));
  }

  private static Value negated(Value y) {
    return switch (y) {
      case IntVal i -> Value.of(i.value().negate());
      case RatVal r -> new RatVal(r.num().negate(), r.den());
      case FloatVal f -> new FloatVal(f.value().negate());
      case ComplexVal c -> Numbers.complex(negated(c.re()), negated(c.im()));
      case Unknown other -> throw invalid(Op.SUB, y);
      case BoolVal other -> throw invalid(Op.SUB, y);
      case StringVal other -> throw invalid(Op.SUB, y);
    };
  }

  /** {@code x << s} or {@code x >> s} of an integer. */
  public static Value shift(Value x, Op op, int s) {
    if (x instanceof Unknown) {
      return x;
    }
    BigInteger value = bigInteger(x);
    return Value.of(op == Op.SHL ? value.shiftLeft(s) : value.shiftRight(s));
  }

  /** {@code x op y}; false if one is unknown. Booleans and complex numbers can only be tested for equality. */
  public static boolean compare(Value x, Op op, Value y) {
    int rank = Math.max(Numbers.rank(x), Numbers.rank(y));
    Value a = Numbers.raise(x, rank);
    Value b = Numbers.raise(y, rank);
    if (a instanceof Unknown || b instanceof Unknown) {
      return false;
    }
    return holds(
        op,
        switch (a) {
          case Unknown u -> 1;
          case BoolVal p -> Boolean.compare(p.value(), ((BoolVal) b).value());
          case StringVal s -> s.latin1().compareTo(((StringVal) b).latin1());
          case IntVal i -> i.value().compareTo(((IntVal) b).value());
          case RatVal r -> r.num().multiply(((RatVal) b).den()).compareTo(((RatVal) b).num().multiply(r.den()));
          case FloatVal f -> f.value().compareTo(((FloatVal) b).value());
          case ComplexVal c -> sameParts(c, (ComplexVal) b) ? 0 : 1;
        });
  }

  private static boolean sameParts(ComplexVal x, ComplexVal y) {
    return compare(x.re(), Op.EQL, y.re()) && compare(x.im(), Op.EQL, y.im());
  }

  private static boolean holds(Op op, int order) {
    return switch (op) {
      case EQL -> order == 0;
      case NEQ -> order != 0;
      case LSS -> order < 0;
      case LEQ -> order <= 0;
      case GTR -> order > 0;
      case GEQ -> order >= 0;
      case ADD, SUB, MUL, QUO, INT_QUO, REM, AND, OR, XOR, AND_NOT, SHL, SHR, LAND, LOR, NOT -> throw new IllegalArgumentException("not a comparison: " + op);
    };
  }

  /** -1, 0 or 1 for a number; for a complex number 0 if it is zero and something else otherwise. Unknown counts as 1. */
  public static int sign(Value x) {
    return switch (x) {
      case IntVal i -> i.value().signum();
      case RatVal r -> r.num().signum();
      case FloatVal f -> f.value().signum();
      case ComplexVal c -> sign(c.re()) | sign(c.im());
      case Unknown u -> 1;
      case BoolVal other -> throw new IllegalArgumentException("not a number: " + x);
      case StringVal other -> throw new IllegalArgumentException("not a number: " + x);
    };
  }

  /** How many bits the absolute value of an integer has; 0 for unknown. */
  public static int bitLen(Value x) {
    return x instanceof IntVal i ? i.value().abs().bitLength() : 0;
  }

  /** The value as an integer if it is one, otherwise unknown. */
  public static Value toInt(Value x) {
    return switch (x) {
      case IntVal i -> i;
      case RatVal r -> r.den().equals(BigInteger.ONE) ? Value.of(r.num()) : Value.UNKNOWN;
      case FloatVal f -> toInt(f.value());
      case ComplexVal c -> toFloat(c).kind() == Kind.FLOAT ? toInt(toFloat(c)) : Value.UNKNOWN;
      case Unknown other -> Value.UNKNOWN;
      case BoolVal other -> Value.UNKNOWN;
      case StringVal other -> Value.UNKNOWN;
    };
  }

  /** A float that misses an integer by its last few bits only counts as the integer: rounding brought it there. */
  private static Value toInt(BigFloat f) {
    if (!Numbers.small(f)) {
      return Value.UNKNOWN;
    }
    int fewer = BigFloat.PRECISION - 4;
    for (BigFloat candidate : new BigFloat[] {f, f.cut(fewer, false), f.cut(fewer, true)}) {
      if (candidate.isInt()) {
        return Value.of(candidate.toBigInteger());
      }
    }
    return Value.UNKNOWN;
  }

  /** The value as a float if it is a real number, otherwise unknown. */
  public static Value toFloat(Value x) {
    return switch (x) {
      case IntVal i -> Numbers.raise(i, Numbers.small(i.value()) ? 3 : 4);
      case RatVal r -> r;
      case FloatVal f -> f;
      case ComplexVal c -> sign(c.im()) == 0 ? toFloat(c.re()) : Value.UNKNOWN;
      case Unknown other -> Value.UNKNOWN;
      case BoolVal other -> Value.UNKNOWN;
      case StringVal other -> Value.UNKNOWN;
    };
  }

  /** The value as a complex number if it is a number, otherwise unknown. */
  public static Value toComplex(Value x) {
    return Numbers.rank(x) >= 2 ? Numbers.raise(x, 5) : Value.UNKNOWN;
  }

  /** The real part; of a number that is not complex, the number. */
  public static Value real(Value x) {
    return x instanceof ComplexVal c ? c.re() : x;
  }

  /** The imaginary part; 0 for a number that is not complex. */
  public static Value imag(Value x) {
    return x instanceof ComplexVal c ? c.im() : x instanceof Unknown ? x : Value.of(0);
  }

  /** {@code x*i} for a real number. */
  public static Value makeImag(Value x) {
    return Numbers.complex(Value.of(0), x);
  }

  /** The exact value of a double; unknown if it is not finite. */
  public static Value makeFloat(double x) {
    if (Double.isInfinite(x) || Double.isNaN(x)) {
      return Value.UNKNOWN;
    }
    long bits = Double.doubleToLongBits(Math.abs(x));
    int biased = (int) (bits >> 52);
    long mantissa = biased == 0 ? (bits & ((1L << 52) - 1)) << 1 : (bits & ((1L << 52) - 1)) | (1L << 52);
    BigInteger m = BigInteger.valueOf(x < 0 ? -mantissa : mantissa);
    int exponent = biased - 1075;
    return exponent >= 0
        ? new RatVal(m.shiftLeft(exponent), BigInteger.ONE)
        : Numbers.exactRatio(m, BigInteger.ONE.shiftLeft(-exponent));
  }

  /** The real number rounded to a float64; infinite if it is too large, 0 if unknown. */
  public static double doubleValue(Value x) {
    return switch (x) {
      case RatVal r -> Rounding.ratio(r.num(), r.den(), 53, -1022);
      case IntVal i -> doubleValue(Numbers.raise(i, 4));
      case FloatVal f -> f.value().toDouble();
      case Unknown other -> 0;
      case BoolVal other -> 0;
      case StringVal other -> 0;
      case ComplexVal other -> 0;
    };
  }

  /** The real number rounded to a float32; infinite if it is too large, 0 if unknown. */
  public static float floatValue(Value x) {
    return switch (x) {
      case RatVal r -> (float) Rounding.ratio(r.num(), r.den(), 24, -126);
      case IntVal i -> floatValue(Numbers.raise(i, 4));
      case FloatVal f -> f.value().toFloat();
      case Unknown other -> 0;
      case BoolVal other -> 0;
      case StringVal other -> 0;
      case ComplexVal other -> 0;
    };
  }

  /** The value of an {@link IntVal}. */
  public static BigInteger bigInteger(Value x) {
    return ((IntVal) x).value();
  }

  /** Whether the value is an integer that fits a signed 64-bit number. */
  public static boolean isLong(Value x) {
    return x instanceof IntVal i && i.value().bitLength() < Long.SIZE;
  }

  /** The value of an integer constant as a long, cut to 64 bits: a uint64 comes back in two's complement. */
  public static long longValue(Value x) {
    return bigInteger(x).longValue();
  }

  /** Whether this is the constant true. */
  public static boolean boolValue(Value x) {
    return x instanceof BoolVal b && b.value();
  }
}
