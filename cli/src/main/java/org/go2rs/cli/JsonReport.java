package org.go2rs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.driver.Pipeline;

/** A command's result as one JSON object. {@code docs/command.md} promises its fields. */
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int VERSION = 1;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private JsonReport(String command, int exitCode) {
    fields.put("version", VERSION);
    fields.put("command", command);
    fields.put("ok", exitCode == ExitCode.OK);
    fields.put("exitCode", exitCode);
  }

  static JsonReport success(String command) {
    return new JsonReport(command, ExitCode.OK);
  }

  /** What is wrong with the Go program, or with what was made of it. */
  static JsonReport failure(String command, Pipeline.Failure failure) {
    JsonReport report = new JsonReport(command, failure.ours() ? ExitCode.INTERNAL : ExitCode.FAILED).with("diagnostics", failure.problems());
    return failure.text().isEmpty() ? report : report.with("error", failure.text().strip());
  }

  /** What is wrong outside of the program. */
  static JsonReport error(String command, int exitCode, String message) {
    return new JsonReport(command, exitCode).with("diagnostics", List.of()).with("error", message);
  }

  JsonReport with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  @Override
  public String toString() {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report holds plain data only", e);
    }
  }
}
