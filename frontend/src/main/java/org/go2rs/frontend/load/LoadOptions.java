package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to load.
 *
 * @param directory where patterns are resolved, as the go command's working directory
 * @param patterns package patterns or files, as the go command takes them; {@code std} for the standard library
 * @param overlay the tree of overriding declarations for the standard library, or null to load it as Go has it
 * @param tags additional build tags
 * @param test whether the test program of the one package that the patterns name is meant, as {@code go test} builds it, instead of the package
 * @param commands hears of each command before it is run
 */
public record LoadOptions(
    Path directory, List<String> patterns, Target target, @Nullable Path overlay, List<String> tags, boolean test, Consumer<List<String>> commands) {
  /** Copies the lists. */
  public LoadOptions {
    patterns = List.copyOf(patterns);
    tags = List.copyOf(tags);
  }

  /** Patterns for this machine, without overlay and additional tags. */
  public static LoadOptions of(Path directory, List<String> patterns) {
    return new LoadOptions(directory, patterns, Target.host(), null, List.of(), false, command -> {});
  }

  /** The same options with an overlay. */
  public LoadOptions withOverlay(@Nullable Path tree) {
    return new LoadOptions(directory, patterns, target, tree, tags, test, commands);
  }

  /** The same options for another system. */
  public LoadOptions withTarget(Target other) {
    return new LoadOptions(directory, patterns, other, overlay, tags, test, commands);
  }

  /** The same options with build tags in addition to those that always hold. */
  public LoadOptions withTags(List<String> additional) {
    return new LoadOptions(directory, patterns, target, overlay, additional, test, commands);
  }

  /** The test program of a package instead of the package. */
  public LoadOptions withTest() {
    return new LoadOptions(directory, patterns, target, overlay, tags, true, commands);
  }

  /** The same options with somebody who hears of each command before it is run. */
  public LoadOptions withCommands(Consumer<List<String>> listener) {
    return new LoadOptions(directory, patterns, target, overlay, tags, test, listener);
  }
}
