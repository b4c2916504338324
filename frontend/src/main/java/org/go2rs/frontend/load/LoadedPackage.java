package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.File;
import org.jspecify.annotations.Nullable;

/**
 * A package with its parsed files.
 *
 * @param importPath the path that identifies the package, {@code vendor/} included for what the standard library vendors
 * @param name the name in its package clauses
 * @param dir where its files are
 * @param files in order of their names; files of the overlay come last. Empty if the caller of the loader knows the package already
 * @param goVersion the language version of its module, such as {@code go1.22}
 * @param godebug the settings of GODEBUG that it is built with as a main package: {@code name=value} separated by commas
 * @param imports for each path that the files import, the {@code importPath} of the package meant; {@code unsafe} included
 * @param standard whether it belongs to the standard library
 * @param root whether a pattern named it, rather than an import
 * @param overlay what the overlay did to it
 * @param embeds what {@code //go:embed} lines ask for
 * @param rustFiles Rust sources of its overlay
 */
public record LoadedPackage(
    String importPath,
    String name,
    Path dir,
    List<File> files,
    String goVersion,
    String godebug,
    Map<String, String> imports,
    boolean standard,
    boolean root,
    @Nullable ModuleInfo module,
    OverlayInfo overlay,
    List<EmbedPattern> embeds,
    List<Path> rustFiles) {

  /**
   * What the overlay did to a package.
   *
   * @param replaced whether nothing of the original is left
   * @param overridden the declarations that ours replace, as {@code Name} or {@code Type.Method}
   * @param added the declarations that are only ours
   * @param removed the declarations that are gone
   */
  public record OverlayInfo(boolean replaced, List<String> overridden, List<String> added, List<String> removed) {
    /** For a package that the overlay leaves alone. */
    public static final OverlayInfo NONE = new OverlayInfo(false, List.of(), List.of(), List.of());

    /** Whether the overlay touches the package at all. */
    public boolean applies() {
      return replaced || !overridden.isEmpty() || !added.isEmpty() || !removed.isEmpty();
    }
  }

  /**
   * One pattern of a {@code //go:embed} line.
   *
   * @param pos the position of the line
   * @param pattern as written, unquoted
   * @param files the files that match, relative to the package's directory, with slashes, sorted
   */
  public record EmbedPattern(int pos, String pattern, List<String> files) {}

  /** Whether the package is a program. One that is tested is not: the main package of its test imports it. */
  public boolean isMain() {
    return root && name.equals("main");
  }
}
