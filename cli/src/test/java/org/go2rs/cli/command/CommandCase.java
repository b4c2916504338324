package org.go2rs.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case of {@link CommandTest}: a text file. It begins with comments ({@code #}) and shell commands, one a line; then come files, each behind a line {@code -- name --}. Of these
 * {@code want/stdout}, {@code want/stderr} and {@code want/exit} say what the last command gives; the others are written to the directory where the commands run.
 *
 * @param head comments and commands as they stand in the file
 * @param files all files, by name
 */
record CommandCase(Path file, List<String> head, Map<String, String> files) {
  static final String STDOUT = "want/stdout";
  static final String STDERR = "want/stderr";
  static final String EXIT = "want/exit";

  static CommandCase read(Path file) throws IOException {
    List<String> head = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    String name = "";
    // Latin-1 keeps each byte: some sources are no UTF-8.
    for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        name = line.substring(3, line.length() - 3);
        files.put(name, "");
      } else if (name.isEmpty()) {
        head.add(line);
      } else {
        files.merge(name, line + "\n", String::concat);
      }
    }
    return new CommandCase(file, head, files);
  }

  String name() {
    String base = file.getFileName().toString();
    return base.substring(0, base.length() - ".txt".length());
  }

  /** The commands, for a shell. */
  String script() {
    return String.join("\n", head.stream().filter(line -> !line.startsWith("#")).toList());
  }

  /** Writes the files of the case. */
  void unpack(Path dir) throws IOException {
    for (var each : files.entrySet()) {
      if (!each.getKey().startsWith("want/")) {
        Path target = dir.resolve(each.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, each.getValue(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  String want(String what) {
    return files.getOrDefault(what, "");
  }

  /** Rewrites the file with what the command gave. */
  void bless(Map<String, String> given) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(files);
    given.forEach((name, text) -> {
      all.remove(name);
      if (!text.isEmpty()) {
        all.put(name, text);
      }
    });
    StringBuilder out = new StringBuilder(String.join("\n", head)).append('\n');
    all.forEach((name, text) -> out.append("-- ").append(name).append(" --\n").append(text));
    Files.writeString(file, out.toString(), StandardCharsets.ISO_8859_1);
  }
}
