package org.go2rs.frontend.ast;

/**
 * A node of the syntax tree, shaped like Go's {@code go/ast}.
 *
 * <p>Positions are offsets into the {@link org.go2rs.frontend.source.FileSet}; {@link #NO_POS} means that a node has none. Nodes are
 * compared by identity: see the package description.
 */
public sealed interface Node permits Expr, Stmt, Decl, Spec, Field, FieldList, Comment, CommentGroup, File {
  /** The position that stands for "nowhere". */
  int NO_POS = 0;

  /** The position of the node's first byte. */
  int pos();

  /** The position just behind the node's last byte. */
  int end();
}
