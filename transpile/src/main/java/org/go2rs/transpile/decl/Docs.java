package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Comment;
import org.go2rs.frontend.ast.CommentGroup;
import org.jspecify.annotations.Nullable;

/** Comments as lines without slashes. */
public final class Docs {
  private Docs() {}

  /** The lines of a group; directives such as {@code //go:noinline} are no text for readers. */
  public static List<String> lines(@Nullable CommentGroup group) {
    var out = new ArrayList<String>();
    if (group != null) {
      for (Comment comment : group.list()) {
        add(out, comment.text());
      }
    }
    while (!out.isEmpty() && out.get(out.size() - 1).isBlank()) {
      out.remove(out.size() - 1);
    }
    while (!out.isEmpty() && out.get(0).isBlank()) {
      out.remove(0);
    }
    return out;
  }

  private static void add(List<String> out, String text) {
    if (text.startsWith("/*")) {
      for (String line : text.substring(2, text.length() - 2).split("\n", -1)) {
        out.add(line.stripTrailing().replaceFirst("^\\s*\\* ?", ""));
      }
      return;
    }
    String body = text.substring(2);
    boolean directive = body.matches("(go:|go2rs:|line |export |extern )\\S.*") || body.matches("[a-z0-9]+:[a-z0-9].*") || body.startsWith(" +build ");
    if (!directive) {
      out.add((body.startsWith(" ") ? body.substring(1) : body).stripTrailing());
    }
  }

  /** The lines of several groups, one after the other. */
  static List<String> join(@Nullable CommentGroup first, @Nullable CommentGroup second) {
    var out = new ArrayList<>(lines(first));
    out.addAll(lines(second));
    return out;
  }
}
