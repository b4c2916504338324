package org.go2rs.frontend.check;

/**
 * A language version of Go.
 *
 * @param minor the 21 of go1.21; {@link #UNKNOWN} allows everything
 */
record GoVersion(int minor) implements Comparable<GoVersion> {
  static final GoVersion UNKNOWN = new GoVersion(-1);
  static final GoVersion GO1_9 = new GoVersion(9);
  static final GoVersion GO1_13 = new GoVersion(13);
  static final GoVersion GO1_14 = new GoVersion(14);
  static final GoVersion GO1_17 = new GoVersion(17);
  static final GoVersion GO1_18 = new GoVersion(18);
  static final GoVersion GO1_20 = new GoVersion(20);
  static final GoVersion GO1_21 = new GoVersion(21);
  static final GoVersion GO1_22 = new GoVersion(22);
  static final GoVersion GO1_23 = new GoVersion(23);

  /** The newest language that this checker knows. */
  static final GoVersion GO1_26 = new GoVersion(26);

  /** Reads {@code go1.21}, {@code go1.21.3} or {@code go1.22rc1}; anything else is {@link #UNKNOWN}. */
  static GoVersion parse(String text) {
    if (!text.startsWith("go1")) {
      return UNKNOWN;
    }
    if (text.length() == 3) {
      return new GoVersion(0);
    }
    int end = 4;
    while (end < text.length() && end < 8 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return text.charAt(3) != '.' || end == 4 ? UNKNOWN : new GoVersion(Integer.parseInt(text.substring(4, end)));
  }

  boolean isKnown() {
    return minor >= 0;
  }

  /** Whether a program in this version may use a feature of the wanted one. */
  boolean allows(GoVersion wanted) {
    return !isKnown() || minor >= wanted.minor;
  }

  @Override
  public int compareTo(GoVersion other) {
    return Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return isKnown() ? "go1." + minor : "";
  }
}
