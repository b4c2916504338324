package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Comment;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.source.SourceFile;

/**
 * What comments say to tools.
 *
 * @param directives every {@code //tool:name args} and {@code //export name}
 * @param goVersion the language version that {@code //go:build} asks for, or empty
 */
record FileComments(List<Directive> directives, String goVersion) {
  static FileComments read(SourceFile file, List<CommentGroup> groups, int packagePos) {
    List<Directive> directives = new ArrayList<>();
    String goVersion = "";
    for (CommentGroup group : groups) {
      for (Comment comment : group.list()) {
        Directive directive = directive(comment);
        if (directive != null) {
          directives.add(directive);
          if (directive.name().equals("build") && directive.tool().equals("go") && comment.pos() < packagePos) {
            goVersion = BuildConstraint.parse(directive.args()).minimumGoVersion();
          }
        }
      }
    }
    return new FileComments(List.copyOf(directives), goVersion);
  }

  private static @org.jspecify.annotations.Nullable Directive directive(Comment comment) {
    String text = comment.text();
    if (text.startsWith("//export ") || text.startsWith("//extern ")) {
      return new Directive(comment.pos(), "", text.substring(2, 8), text.substring(9).trim());
    }
    int colon = text.startsWith("//") ? text.indexOf(':') : -1;
    if (colon < 3 || colon + 1 == text.length() || !isWord(text, 2, colon)) {
      return null;
    }
    int end = colon + 1;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    boolean named = end > colon + 1 && isWord(text, colon + 1, colon + 2);
    return named ? new Directive(comment.pos(), text.substring(2, colon), text.substring(colon + 1, end), text.substring(end).trim()) : null;
  }

  /** Directives are spelled with lower-case letters and digits, which keeps prose from looking like one. */
  private static boolean isWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
