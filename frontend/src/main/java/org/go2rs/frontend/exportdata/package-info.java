/**
 * Export data: what a package offers its importers, as bytes that are stored beside its compiled crate.
 *
 * <p>It holds all objects that an importer can reach: exported package-level objects, and the types they lead to, unexported ones with their fields and methods
 * included. {@link ExportWriter} makes it from a checked package, {@link ExportReader} makes a package of it. The {@link ExportData#hash} covers everything that an
 * importer's translation can depend on, but no source positions: a comment changes no importer. Beside it stands the summary, opaque bytes of the passes
 * that translate the package; it has its part in the hash.
 */
@NullMarked
package org.go2rs.frontend.exportdata;

import org.jspecify.annotations.NullMarked;
