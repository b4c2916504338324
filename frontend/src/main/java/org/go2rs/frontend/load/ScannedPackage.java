package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A package whose files have been selected and read as far as their imports: enough to tell whether its translation is known already.
 *
 * @param importPath the path that identifies the package
 * @param sources its Go files, those of the overlay last
 * @param goVersion the language version of its module
 * @param godebug the settings of GODEBUG that it is built with as a main package
 * @param imports for each path that the files import, the import path of the package meant
 * @param standard whether it belongs to the standard library
 * @param own whether it is the user's: it lies in a main module, or in none
 * @param embeds the files that {@code //go:embed} lines bring in
 * @param rustFiles Rust sources of its overlay
 */
public record ScannedPackage(
    String importPath,
    List<Source> sources,
    String goVersion,
    String godebug,
    Map<String, String> imports,
    boolean standard,
    boolean own,
    List<Path> embeds,
    List<Path> rustFiles) {

  /**
   * A Go file.
   *
   * @param name its path
   * @param imports the paths that it imports
   */
  public record Source(String name, byte[] content, List<String> imports) {}
}
