package org.go2rs.cli.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a crash report what two builds of one program need not agree on. */
final class CrashReport {
  private static final Pattern GOROUTINE = Pattern.compile("goroutine \\d+( gp=\\S+)?( m=\\S+)?( mp=\\S+)?");
  private static final Pattern ARGUMENTS = Pattern.compile("\\((?:\\.\\.\\.|[{}0-9a-fx?, _.]*)\\)$");
  private static final Pattern OFFSET = Pattern.compile(" \\+0x[0-9a-f]+( fp=.*)?$");
  private static final Pattern ELIDED = Pattern.compile("\\.\\.\\.\\d+ frames elided\\.\\.\\.");

  /** What numbers the literals of a function; where the compiler inlined one, it counts it again. */
  private static final Pattern INLINED = Pattern.compile("^main\\.\\S*(func\\d+|\\[\\.\\.\\.])\\.\\S*$");

  /**
   * A literal. Where Go's compiler inlines the function around it into another, it is named and counted there ({@code main.main.newSet.func3} for {@code main.newSet.func1}): the line says
   * which literal it is.
   */
  private static final Pattern LITERAL = Pattern.compile("^main\\.(?:\\S+\\.)?([^.]+\\.func)\\d+$");

  /** A function of the standard library that is written in Rust here: Go has it in its runtime. */
  private static final Pattern RUST = Pattern.compile("\\.rs:\\d+$");

  private static final Pattern POINTER_METHOD = Pattern.compile("^main\\.\\(\\*[^)]+\\)\\.\\S+$");

  private CrashReport() {}

  /**
   * The report with the stack of the first goroutine only, and of that only functions outside of the standard library, without arguments and offsets: Go's runtime calls itself in
   * other functions than ours.
   */
  static String comparable(String stderr) {
    List<String> lines = stderr.lines().toList();
    int start = 0;
    while (start < lines.size() && !isStackHeader(lines.get(start))) {
      start++;
    }
    if (start == lines.size()) {
      return stderr;
    }
    List<String> out = new ArrayList<>(lines.subList(0, start));
    while (start < lines.size() && !lines.get(start).startsWith("goroutine ")) {
      start++;
    }
    if (start < lines.size()) {
      out.add(GOROUTINE.matcher(lines.get(start)).replaceAll("goroutine ?"));
      frames(lines, start + 1, out);
    }
    return String.join("\n", out) + "\n";
  }

  private static boolean isStackHeader(String line) {
    return line.startsWith("goroutine ") && line.endsWith("]:") || line.equals("runtime stack:");
  }

  private static void frames(List<String> lines, int from, List<String> out) {
    for (int i = from; i < lines.size() && !lines.get(i).isEmpty(); i++) {
      String function = lines.get(i);
      if (ELIDED.matcher(function).matches()) {
        out.add("...frames elided...");
      } else if (i + 1 < lines.size() && lines.get(i + 1).startsWith("\t")) {
        String place = lines.get(++i);
        if (!place.contains("/src/runtime/") && !place.contains("/go/src/") && !place.contains("/overlay/") && !RUST.matcher(place).find()) {
          out.add(name(function));
          out.add(OFFSET.matcher(place).replaceFirst(""));
        }
      }
    }
  }

  private static String name(String function) {
    String bare = ARGUMENTS.matcher(GOROUTINE.matcher(function).replaceAll("goroutine ?")).replaceFirst("");
    return INLINED.matcher(bare).matches() ? "main.(inlined literal)" : LITERAL.matcher(bare).replaceFirst("main.$1?");
  }

  /**
   * Whether two comparable reports are the same but for one thing: a nil pointer whose method is called is found nil at the call, where Go finds out inside the method.
   */
  static boolean agree(String expected, String actual) {
    return expected.equals(actual) || expected.contains("[signal SIGSEGV") && withoutReceiver(expected).equals(actual);
  }

  private static String withoutReceiver(String report) {
    List<String> lines = new ArrayList<>(report.lines().toList());
    int first = 0;
    while (first < lines.size() && !lines.get(first).startsWith("goroutine ?")) {
      first++;
    }
    if (first + 2 < lines.size() && POINTER_METHOD.matcher(lines.get(first + 1)).matches()) {
      lines.subList(first + 1, first + 3).clear();
    }
    return String.join("\n", lines) + "\n";
  }
}
