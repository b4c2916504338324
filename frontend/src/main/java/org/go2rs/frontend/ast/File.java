package org.go2rs.frontend.ast;

import java.util.List;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A parsed source file.
 *
 * @param source the text and line table
 * @param doc the package's documentation comment
 * @param packagePos the position of {@code package}
 * @param imports every import of the file, in order
 * @param comments every comment of the file, in order, also those that are the {@code doc} or {@code comment} of a node
 * @param directives every directive of the file, in order; that of a declaration is found by its position in the doc comment
 * @param goVersion the minimum language version that {@code //go:build} asks for, such as {@code go1.21}, or empty
 */
public record File(
    SourceFile source,
    @Nullable CommentGroup doc,
    int packagePos,
    Ident name,
    List<Decl> decls,
    List<ImportSpec> imports,
    List<CommentGroup> comments,
    List<Directive> directives,
    String goVersion)
    implements Node {
  /** The directives that stand in a declaration's doc comment. */
  public List<Directive> directivesOf(@Nullable CommentGroup group) {
    if (group == null) {
      return List.of();
    }
    return directives.stream().filter(d -> group.pos() <= d.pos() && d.pos() < group.end()).toList();
  }

  @Override
  public int pos() {
    return packagePos;
  }

  @Override
  public int end() {
    return decls.isEmpty() ? name.end() : decls.get(decls.size() - 1).end();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
