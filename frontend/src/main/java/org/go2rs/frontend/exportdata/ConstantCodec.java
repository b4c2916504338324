package org.go2rs.frontend.exportdata;

import java.math.BigInteger;
import org.go2rs.frontend.constant.BigFloat;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.constant.Value.BoolVal;
import org.go2rs.frontend.constant.Value.ComplexVal;
import org.go2rs.frontend.constant.Value.FloatVal;
import org.go2rs.frontend.constant.Value.IntVal;
import org.go2rs.frontend.constant.Value.RatVal;
import org.go2rs.frontend.constant.Value.StringVal;
import org.go2rs.frontend.constant.Value.Unknown;

/** Constant values as bytes. */
final class ConstantCodec {
  private static final int UNKNOWN = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int STRING = 3;
  private static final int LONG = 4;
  private static final int BIG = 5;
  private static final int RATIO = 6;
  private static final int FLOAT = 7;
  private static final int COMPLEX = 8;

  private ConstantCodec() {}

  static void write(Value value, ByteSink out) {
    switch (value) {
      case Unknown u -> out.number(UNKNOWN);
      case BoolVal b -> out.number(b.value() ? TRUE : FALSE);
      case StringVal s -> {
        out.number(STRING);
        out.bytes(s.bytes());
      }
      case IntVal i when i.value().bitLength() < Long.SIZE -> {
        out.number(LONG);
        out.signed(i.value().longValue());
      }
      case IntVal i -> {
        out.number(BIG);
        out.bytes(i.value().toByteArray());
      }
      case RatVal r -> {
        out.number(RATIO);
        out.bytes(r.num().toByteArray());
        out.bytes(r.den().toByteArray());
      }
      case FloatVal f -> {
        out.number(FLOAT);
        out.bytes(f.value().mantissa().toByteArray());
        out.signed(f.value().exponent());
      }
      case ComplexVal c -> {
        out.number(COMPLEX);
        write(c.re(), out);
        write(c.im(), out);
      }
    }
  }

  static Value read(ByteSource in) {
    int kind = in.count();
    return switch (kind) {
      case UNKNOWN -> Value.UNKNOWN;
      case FALSE -> Value.of(false);
      case TRUE -> Value.of(true);
      case STRING -> Value.ofBytes(in.bytes());
      case LONG -> Value.of(in.signed());
      case BIG -> Value.of(new BigInteger(in.bytes()));
      case RATIO -> new RatVal(new BigInteger(in.bytes()), new BigInteger(in.bytes()));
      case FLOAT -> new FloatVal(new BigFloat(new BigInteger(in.bytes()), in.signed()));
      case COMPLEX -> new ComplexVal(read(in), read(in));
      default -> throw new ExportFormatException("no such kind of constant: " + kind);
    };
  }
}
