package org.go2rs.driver;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the cache may grow: {@code GO2RS_CACHE_LIMIT}, such as {@code 5G} or {@code 800M}; {@code off} for no limit.
 *
 * @param explicit whether the user said so
 */
public record CacheLimit(long bytes, boolean explicit) {
  /** The limit's variable. */
  public static final String VARIABLE = "GO2RS_CACHE_LIMIT";

  private static final CacheLimit DEFAULT = new CacheLimit(20L << 30, false);
  private static final String UNITS = "KMGT";
  private static final int STEP = 1024;
  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMGT]?)I?B?");

  /** The limit that the environment sets, or the usual one. */
  public static CacheLimit of(Map<String, String> env) {
    String text = env.getOrDefault(VARIABLE, "").strip().toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      return DEFAULT;
    }
    if (text.equals("OFF")) {
      return new CacheLimit(Long.MAX_VALUE, true);
    }
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new DriverException(VARIABLE + " is \"" + env.get(VARIABLE) + "\": write a size such as 5G or 800M, or off");
    }
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * (UNITS.indexOf(matcher.group(2)) + 1);
    return new CacheLimit(Long.parseLong(matcher.group(1)) << shift, true);
  }

  /** A size as people read it. */
  public static String show(long bytes) {
    if (bytes == Long.MAX_VALUE) {
      return "no limit";
    }
    if (bytes < STEP) {
      return bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= STEP && unit < UNITS.length() - 1) {
      size /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %ciB", size, UNITS.charAt(unit));
  }
}
