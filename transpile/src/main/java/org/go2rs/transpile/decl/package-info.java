/**
 * Lowers packages, files and declarations: what stands outside function bodies. Bodies are {@code org.go2rs.transpile.body}'s, behind
 * {@link org.go2rs.transpile.decl.BodyLowering}.
 */
@NullMarked
package org.go2rs.transpile.decl;

import org.jspecify.annotations.NullMarked;
