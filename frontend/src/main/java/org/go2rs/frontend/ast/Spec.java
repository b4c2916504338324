package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** One entry of a {@link GenDecl}: an import, a constant or variable, or a type. */
public sealed interface Spec extends Node permits ImportSpec, ValueSpec, TypeSpec {
  /** The comment that stands directly above the entry, if any. */
  @Nullable CommentGroup doc();

  /** The comment on the entry's last line, if any. */
  @Nullable CommentGroup comment();
}
