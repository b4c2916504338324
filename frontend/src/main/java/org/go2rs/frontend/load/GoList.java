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
    return parse(ask(patterns, "-deps", "-json=" + ListedPackage.FIELDS), patterns).stream().map(ListedPackage::of).toList();
  }

  /** The test program of a package and all it imports: each path once, as the program has it. */
  List<ListedPackage> listTest(List<String> patterns) throws LoadException {
    return TestVariants.merge(parse(ask(patterns, "-deps", "-test", "-json=" + ListedPackage.FIELDS), patterns).stream().map(ListedPackage::of).toList());
  }

  /** The packages that patterns name, without those that they import. */
  List<TestedPackage> listTested(List<String> patterns) throws LoadException {
    return parse(ask(patterns, "-json=" + TestedPackage.FIELDS), patterns).stream().map(TestedPackage::of).toList();
  }

  private GoCommand.Result ask(List<String> patterns, String... what) throws LoadException {
    List<String> arguments = new ArrayList<>(List.of("list", "-e"));
    arguments.addAll(List.of(what));
    // With our tags go list sees nearly the graph that we build; the rest is found in GOROOT.
    List<String> allTags = new ArrayList<>(BuildTags.PORTABLE);
    allTags.addAll(tags);
    arguments.add("-tags=" + String.join(",", allTags));
    arguments.add("--");
    arguments.addAll(patterns);
    return command.run(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> parse(GoCommand.Result result, List<String> patterns) throws LoadException {
    List<JsonNode> packages = parse(result);
    if (packages.isEmpty()) {
      String errors = result.errors().strip();
      throw new LoadException("GoListFailed", errors.isEmpty() ? "no packages match " + String.join(" ", patterns) : errors);
    }
    return packages;
  }

  private static List<JsonNode> parse(GoCommand.Result result) throws LoadException {
    List<JsonNode> packages = new ArrayList<>();
    try (MappingIterator<JsonNode> values = new ObjectMapper().readerFor(JsonNode.class).readValues(result.output())) {
      while (values.hasNextValue()) {
        packages.add(values.nextValue());
      }
    } catch (IOException e) {
      throw new LoadException("GoListFailed", "cannot read the answer of go list: " + e.getMessage());
    }
    return packages;
  }
}
