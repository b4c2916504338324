package org.go2rs.frontend.load;

import java.util.List;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/**
 * What has been loaded.
 *
 * @param packages every package in dependency order: a package comes behind all that it imports. Packages with errors are left out or
 *     incomplete; the errors are in the sink
 * @param environment absent if the go command could not be asked
 */
public record LoadResult(FileSet files, List<LoadedPackage> packages, @Nullable GoEnvironment environment) {}
