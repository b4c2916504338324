package org.go2rs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.driver.Processes;

/**
 * Runs test programs and prints what {@code go test} prints about them.
 *
 * @param out takes the bytes that tests print as they are
 * @param listed whether packages were named: then the output of those that pass is not shown unless it was asked for
 * @param streamed whether output is shown as it comes, not when the program has ended
 * @param json whether all output is events of JSON, which {@code go tool test2json} makes
 * @param passes whether the output of tests that pass is shown
 * @param arguments what each program gets
 */
record TestRun(OutputStream out, boolean listed, boolean streamed, boolean json, boolean passes, List<String> arguments) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1e9;
  private static final int SIGNALLED = 128;

  /** Runs one program; whether its tests passed. */
  boolean run(String importPath, Path dir, Path program) throws IOException {
    List<String> command = new ArrayList<>(json ? List.of("go", "tool", "test2json", "-t", "-p", importPath) : List.of());
    command.add(program.toString());
    command.addAll(arguments);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long start = System.nanoTime();
    int code = Processes.merged(dir, Map.of("PWD", dir.toString()), command, output -> copy(output, kept));
    String took = String.format("%.3fs", (System.nanoTime() - start) / NANOS);
    boolean passed = code == 0;
    if (json) {
      return passed;
    }
    if (listed && !streamed && !(passed && !passes)) {
      kept.writeTo(out);
    }
    if (kept.size() > 0 && !endsLine(kept) && (listed || passed)) {
      out.write('\n');
    }
    if (passed) {
      print("ok  \t" + importPath + "\t" + took + remark(kept));
    } else {
      // What the tests themselves printed says more than this, unless they printed nothing or were stopped.
      if (!listed || kept.size() == 0 || code > SIGNALLED) {
        print(reason(code));
      }
      print("FAIL\t" + importPath + "\t" + took);
    }
    return passed;
  }

  /** Says how a package without a run ended, in one line: {@code skip} or {@code fail}. */
  void print(String importPath, String action, String line) throws IOException {
    if (json) {
      event("output", importPath, "Output", line + "\n");
      event(action, importPath, "Elapsed", 0);
    } else {
      print(line);
    }
  }

  /** Says that something failed, behind all packages. */
  void printFailed() throws IOException {
    if (listed && !json) {
      print("FAIL");
    }
  }

  private void event(String action, String importPath, String field, Object value) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Time", Instant.now().toString());
    fields.put("Action", action);
    fields.put("Package", importPath);
    fields.put(field, value);
    print(JSON.writeValueAsString(fields));
  }

  private void print(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void copy(InputStream output, ByteArrayOutputStream kept) throws IOException {
    byte[] buffer = new byte[1 << 13];
    for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
      kept.write(buffer, 0, n);
      if (streamed) {
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private static boolean endsLine(ByteArrayOutputStream kept) {
    byte[] bytes = kept.toByteArray();
    return bytes[bytes.length - 1] == '\n';
  }

  private static String remark(ByteArrayOutputStream kept) {
    return kept.toString(StandardCharsets.ISO_8859_1).lines().anyMatch("testing: warning: no tests to run"::equals) ? " [no tests to run]" : "";
  }

  private static String reason(int code) {
    return code > SIGNALLED ? "signal: " + (code - SIGNALLED) : "exit status " + code;
  }
}
