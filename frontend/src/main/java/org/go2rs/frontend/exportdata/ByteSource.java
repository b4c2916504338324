package org.go2rs.frontend.exportdata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteSink} wrote. */
final class ByteSource {
  private final byte[] data;
  private int at;

  ByteSource(byte[] data) {
    this.data = data;
  }

  private int next() {
    if (at >= data.length) {
      throw new ExportFormatException("export data is cut off");
    }
    return data[at++] & 0xff;
  }

  int fixed() {
    return next() << 24 | next() << 16 | next() << 8 | next();
  }

  long number() {
    long result = 0;
    int shift = 0;
    int b;
    do {
      b = next();
      result |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0x80);
    return result;
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number that is the size of something or the index of an entry. */
  int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new ExportFormatException("a size out of range: " + value);
    }
    return (int) value;
  }

  boolean flag() {
    return next() != 0;
  }

  byte[] bytes() {
    int length = count();
    if (length > data.length - at) {
      throw new ExportFormatException("export data is cut off");
    }
    at += length;
    return Arrays.copyOfRange(data, at - length, at);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
