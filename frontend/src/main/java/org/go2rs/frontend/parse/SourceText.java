package org.go2rs.frontend.parse;

import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.source.SourceFile;

/** The source text of a node, for messages. */
final class SourceText {
  private SourceText() {}

  static String of(SourceFile file, Node node) {
    return file.text(file.offset(node.pos()), file.offset(node.end())).replaceAll("\\s+", " ");
  }
}
