package org.go2rs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** Build tags, as the go command takes them. */
final class TagOptions {
  @Option(names = {"-tags", "--tags"}, paramLabel = "LIST", description = "Build tags in addition to those that always hold, with commas between them.")
  private final List<String> tags = new ArrayList<>();

  List<String> all() {
    return tags.stream().flatMap(list -> Arrays.stream(list.split("[, ]+"))).filter(tag -> !tag.isEmpty()).toList();
  }
}
