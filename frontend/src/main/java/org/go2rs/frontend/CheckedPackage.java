package org.go2rs.frontend;

import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;

/**
 * A package that has been loaded and checked without errors.
 *
 * @param info what the checker knows about the nodes of {@code source}; nothing inside function bodies if they were not checked
 * @param withBodies whether function bodies were checked
 */
public record CheckedPackage(LoadedPackage source, Pkg pkg, Info info, boolean withBodies) {}
