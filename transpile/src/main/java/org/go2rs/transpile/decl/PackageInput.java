package org.go2rs.transpile.decl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;

/**
 * A package that was parsed and checked without errors, and what its translation needs.
 *
 * @param dir where a crash report says that the files are, those of an overlay, too: the text of a crate must not depend on where go2rs is installed
 * @param imports the summaries of all packages that this one imports, directly or not, by import path
 * @param rustModules the names of Rust files that stand beside the Go files (an overlay's {@code atomic.rs} is {@code atomic}); they become modules
 * @param rustFunctions the functions that those files hold: {@code load_int32}, and {@code Type::method}
 * @param embeds the files that each {@code //go:embed} line brings in, by the line's position
 * @param program whether the package is a program's main package. One that a test imports is not
 * @param initOrder import paths in the order in which a program initialises these packages before its own imports; none where the imports come to that order by themselves
 * @param godebug the settings of GODEBUG that a program is built with, {@code name=value} separated by commas
 * @param layoutVisible whether something in the program may look at the layout of the package's structs, so that they must have Go's
 * @param library whether programs that are not known yet may import the package: it is of the standard library or of another module
 */
public record PackageInput(
    Pkg pkg,
    Info info,
    FileSet fileSet,
    List<File> files,
    Path dir,
    Map<String, PackageSummary> imports,
    Set<String> rustModules,
    Set<String> rustFunctions,
    Map<Integer, List<String>> embeds,
    boolean program,
    List<String> initOrder,
    String godebug,
    boolean layoutVisible,
    boolean library) {
  public PackageInput {
    files = List.copyOf(files);
    imports = Map.copyOf(imports);
    rustModules = Set.copyOf(rustModules);
    rustFunctions = Set.copyOf(rustFunctions);
    embeds = Map.copyOf(embeds);
    initOrder = List.copyOf(initOrder);
  }
}
