package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the installed Go says about itself.
 *
 * @param version the full version, such as {@code go1.26.8}
 * @param releaseTags {@code go1.1} up to the language version
 * @param toolTags tags that the toolchain sets, such as {@code goexperiment.regabiargs}
 */
public record GoEnvironment(Path goroot, String version, List<String> releaseTags, List<String> toolTags) {
  /** The newest language version, such as {@code go1.26}. */
  public String languageVersion() {
    return releaseTags.get(releaseTags.size() - 1);
  }

  static GoEnvironment read(GoCommand command) throws LoadException {
    String format = "{{context.GOROOT}}\n{{join context.ReleaseTags \" \"}}\n{{join context.ToolTags \" \"}}";
    GoCommand.Result result = command.run("list", "-f", format, "unsafe");
    List<String> lines = result.text().lines().toList();
    if (result.status() != 0 || lines.size() < 2) {
      throw new LoadException("GoListFailed", result.errors().strip());
    }
    Path goroot = Path.of(lines.get(0));
    List<String> toolTags = lines.size() > 2 ? List.of(lines.get(2).split(" ")) : List.of();
    return new GoEnvironment(goroot, version(goroot), List.of(lines.get(1).split(" ")), toolTags);
  }

  private static String version(Path goroot) throws LoadException {
    try {
      return Files.readAllLines(goroot.resolve("VERSION")).get(0).strip();
    } catch (IOException e) {
      throw new LoadException("ToolMissing", "cannot read the version of the Go installation: " + e.getMessage());
    }
  }
}
