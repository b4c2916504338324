package org.go2rs.driver;

import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;

/**
 * A package after the check.
 *
 * @param info partial when only the package's declarations were checked
 * @param ok whether it and all it imports are free of errors
 * @param lines how many lines its files have
 */
record CheckedPackage(LoadedPackage loaded, Pkg pkg, Info info, boolean ok, long lines) {}
