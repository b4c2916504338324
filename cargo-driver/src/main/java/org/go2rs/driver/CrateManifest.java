package org.go2rs.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.go2rs.templates.ManifestWriter;
import org.go2rs.templates.ManifestWriter.Dependency;

/** The {@code Cargo.toml} of a translated crate. */
final class CrateManifest {
  private CrateManifest() {}

  static String render(CrateSource crate, Path runtime, Function<String, Path> dirOf) {
    List<Dependency> dependencies = new ArrayList<>();
    dependencies.add(new Dependency("go2rs", runtime.resolve("go2rs").toString()));
    crate.dependencies().forEach(name -> dependencies.add(new Dependency(name, dirOf.apply(name).toString())));
    return ManifestWriter.shared().crate(crate.name(), crate.binary(), dependencies);
  }

  /**
   * The same for a crate of one program. Programs share cargo's build directory, where cargo tells crates of a workspace apart by name, version and place in it: two copies of a module
   * would be taken for each other, and one given the other's code. So the version names the program.
   */
  static String renderOf(String program, CrateSource crate, Path runtime, Function<String, Path> dirOf) {
    return render(crate, runtime, dirOf).replaceFirst("\nversion = \"0.0.0\"", "\nversion = \"0.0.0+" + program + "\"");
  }

  /** The same for a crate that the reader of the workspace did not write: nothing is said about its style, as cargo does it for crates of a registry. */
  static String renderQuiet(CrateSource crate, Path runtime, Function<String, Path> dirOf) {
    return render(crate, runtime, dirOf) + "warnings = \"allow\"\n";
  }

  /** The translated crates that a manifest of {@link #render} names. */
  static List<String> dependencies(String manifest) {
    return manifest.lines().filter(l -> l.startsWith("go_") && l.contains(" = { path = ")).map(l -> l.substring(0, l.indexOf(' '))).toList();
  }
}
