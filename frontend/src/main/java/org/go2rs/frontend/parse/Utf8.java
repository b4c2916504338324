package org.go2rs.frontend.parse;

/** UTF-8 as Go decodes it: overlong forms, surrogates and values above U+10FFFF are errors. */
final class Utf8 {
  private Utf8() {}

  static boolean hasByteOrderMark(byte[] content) {
    return content.length >= 3 && (content[0] & 0xff) == 0xef && (content[1] & 0xff) == 0xbb && (content[2] & 0xff) == 0xbf;
  }

  /** The number of bytes of the character at an offset, 0 if they are malformed. */
  static int length(byte[] content, int at) {
    int lead = content[at] & 0xff;
    int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (at + length > content.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((content[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    if (length < 3) {
      return length;
    }
    int c = bits(content, at, length);
    boolean overlong = c < (length == 3 ? 0x800 : 0x10000);
    return overlong || c > Character.MAX_CODE_POINT || c >= 0xd800 && c < 0xe000 ? 0 : length;
  }

  /** The character at an offset, whose bytes are well formed. */
  static int decode(byte[] content, int at) {
    return bits(content, at, length(content, at));
  }

  private static int bits(byte[] content, int at, int length) {
    if (length == 1) {
      return content[at];
    }
    int c = content[at] & 0xff >> length + 1;
    for (int i = 1; i < length; i++) {
      c = c << 6 | content[at + i] & 0x3f;
    }
    return c;
  }
}
