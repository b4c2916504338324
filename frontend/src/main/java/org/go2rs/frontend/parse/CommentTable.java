package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.Comment;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Groups the comments of a file and knows which group documents what: the group that ends on the line above a token is that token's
 * leading comment, the group that begins on a token's line and is the last thing on it is that token's line comment.
 */
final class CommentTable {
  private final SourceFile file;
  private final List<CommentGroup> groups = new ArrayList<>();
  private final Map<Integer, CommentGroup> leading = new HashMap<>();
  private final Map<Integer, CommentGroup> trailing = new HashMap<>();

  CommentTable(SourceFile file, List<Comment> comments, TokenList tokens) {
    this.file = file;
    int at = 0;
    int next = 0;
    @Nullable SourceToken last = null;
    while (at < comments.size()) {
      while (tokens.get(next).isImplicitSemicolon() || pos(tokens.get(next)) < comments.get(at).pos()) {
        SourceToken token = tokens.get(next++);
        if (token.getType() != GoLexer.SEMICOLON) {
          last = token;
        }
      }
      at = addBetween(comments, at, last, tokens.get(next));
    }
  }

  /** All groups, in order. */
  List<CommentGroup> groups() {
    return groups;
  }

  /** The comment that documents what begins with this token. */
  @Nullable CommentGroup leading(SourceToken token) {
    return leading.get(token.start());
  }

  /** The comment that stands behind what ends at this position, on the same line. */
  @Nullable CommentGroup trailing(int end) {
    return trailing.get(file.offset(end));
  }

  /** Groups the comments between two tokens; the result is the index of the first comment behind them. */
  private int addBetween(List<Comment> comments, int at, @Nullable SourceToken last, SourceToken next) {
    boolean ends = next.getType() == GoLexer.EOF;
    int nextLine = file.line(pos(next));
    int i = at;
    if (last != null && file.line(comments.get(i).pos()) == file.line(file.pos(last.end()))) {
      int stop = groupEnd(comments, i, next, 0);
      CommentGroup group = addGroup(comments.subList(i, stop));
      if (ends || nextLine != endLine(group)) {
        trailing.put(last.end(), group);
      }
      i = stop;
    }
    @Nullable CommentGroup group = null;
    while (i < comments.size() && comments.get(i).pos() < pos(next)) {
      int stop = groupEnd(comments, i, next, 1);
      group = addGroup(comments.subList(i, stop));
      i = stop;
    }
    if (group != null && endLine(group) + 1 == nextLine) {
      leading.put(next.start(), group);
    }
    return i;
  }

  /** Where a group ends that begins at {@code from} and whose comments are at most {@code gap} lines apart. */
  private int groupEnd(List<Comment> comments, int from, SourceToken next, int gap) {
    int i = from;
    int line = file.line(comments.get(i).pos());
    while (i < comments.size() && comments.get(i).pos() < pos(next) && file.line(comments.get(i).pos()) <= line + gap) {
      line = file.line(comments.get(i).end());
      i++;
    }
    return i;
  }

  private CommentGroup addGroup(List<Comment> comments) {
    CommentGroup group = new CommentGroup(List.copyOf(comments));
    groups.add(group);
    return group;
  }

  private int endLine(CommentGroup group) {
    return file.line(group.end());
  }

  private int pos(SourceToken token) {
    return file.pos(token.start());
  }
}
