package org.go2rs.frontend.exportdata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects bytes: numbers take seven bits a byte. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void fixed(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(value >>> shift);
    }
  }

  /** A number; small ones that are not negative take one byte. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** A number that may well be negative. */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void flag(boolean value) {
    out.write(value ? 1 : 0);
  }

  void bytes(byte[] value) {
    number(value.length);
    out.writeBytes(value);
  }

  void text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  void append(ByteSink other) {
    out.writeBytes(other.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
