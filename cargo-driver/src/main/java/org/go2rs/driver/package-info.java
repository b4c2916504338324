/**
 * The driver: from loaded packages to a native binary. It keeps translated crates in a content-addressed store, lays out cargo workspaces, runs cargo, and maps
 * what rustc says back to Go.
 */
@NullMarked
package org.go2rs.driver;

import org.jspecify.annotations.NullMarked;
