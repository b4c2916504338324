package org.go2rs.frontend.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks {@code go list} for packages and everything they import. */
final class GoList {
  private final GoCommand command;
  private final List<String> tags;

  GoList(GoCommand command, List<String> tags) {
    this.command = command;
    this.tags = tags;
  }

  List<ListedPackage> list(List<String> patterns) throws LoadException {
    List<String> arguments = new ArrayList<>(List.of("list", "-e", "-deps", "-json=" + ListedPackage.FIELDS));
    // With our tags go list sees nearly the graph that we build; the rest is found in GOROOT.
    List<String> allTags = new ArrayList<>(BuildTags.PORTABLE);
    allTags.addAll(tags);
    arguments.add("-tags=" + String.join(",", allTags));
    arguments.add("--");
    arguments.addAll(patterns);
    GoCommand.Result result = command.run(arguments.toArray(String[]::new));
    List<ListedPackage> packages = parse(result);
    if (packages.isEmpty()) {
      String errors = result.errors().strip();
      throw new LoadException("GoListFailed", errors.isEmpty() ? "no packages match " + String.join(" ", patterns) : errors);
    }
    return packages;
  }

  private static List<ListedPackage> parse(GoCommand.Result result) throws LoadException {
    List<ListedPackage> packages = new ArrayList<>();
    try (MappingIterator<JsonNode> values = new ObjectMapper().readerFor(JsonNode.class).readValues(result.output())) {
      while (values.hasNextValue()) {
        packages.add(ListedPackage.of(values.nextValue()));
      }
    } catch (IOException e) {
      throw new LoadException("GoListFailed", "cannot read the answer of go list: " + e.getMessage());
    }
    return packages;
  }
}
