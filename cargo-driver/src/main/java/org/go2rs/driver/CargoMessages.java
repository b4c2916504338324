package org.go2rs.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads cargo's JSON messages, line by line. */
final class CargoMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RustcMessage> messages = new ArrayList<>();
  private final List<String> compiled = new ArrayList<>();
  private final List<String> fresh = new ArrayList<>();
  private final List<Path> artifacts = new ArrayList<>();
  private final Map<String, Path> executables = new TreeMap<>();
  private volatile int packages;

  void accept(String line) {
    if (!line.startsWith("{")) {
      return;
    }
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return;
    }
    switch (node.path("reason").asText()) {
      case "compiler-message" -> messages.add(message(node.path("message")));
      case "compiler-artifact" -> artifact(node);
      case "build-script-executed" -> artifacts.add(Path.of(node.path("out_dir").asText()));
      default -> { }
    }
  }

  private void artifact(JsonNode node) {
    String name = node.path("target").path("name").asText();
    (node.path("fresh").asBoolean() ? fresh : compiled).add(name);
    if (name.startsWith("go_")) {
      packages++;
    }
    node.path("filenames").forEach(file -> artifacts.add(Path.of(file.asText())));
    if (node.path("executable").isTextual()) {
      executables.put(node.path("target").path("name").asText(), Path.of(node.path("executable").asText()));
    }
  }

  private static RustcMessage message(JsonNode node) {
    Optional<String> file = Optional.empty();
    int line = 0;
    for (JsonNode span : node.path("spans")) {
      if (span.path("is_primary").asBoolean()) {
        file = Optional.of(span.path("file_name").asText());
        line = span.path("line_start").asInt();
        break;
      }
    }
    return new RustcMessage(
        node.path("level").asText(),
        Optional.ofNullable(node.path("code").path("code").textValue()),
        node.path("message").asText(),
        node.path("rendered").asText(),
        file,
        line);
  }

  List<RustcMessage> messages() {
    return List.copyOf(messages);
  }

  /** How many translated packages are done; other threads may ask while the build runs. */
  int packages() {
    return packages;
  }

  /** Names of the crates that were compiled in this run, in the order they were finished. */
  List<String> compiled() {
    return List.copyOf(compiled);
  }

  /** Names of the crates that an earlier run had compiled. */
  List<String> fresh() {
    return List.copyOf(fresh);
  }

  /** The files that cargo made, in this run or an earlier one. */
  List<Path> artifacts() {
    return List.copyOf(artifacts);
  }

  /** The binaries by the name of their crate. */
  Map<String, Path> executables() {
    return Map.copyOf(executables);
  }
}
