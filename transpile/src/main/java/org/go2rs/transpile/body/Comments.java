package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;
import org.go2rs.transpile.decl.Docs;
import org.go2rs.transpile.rust.RsStmt;

/** Comments and empty lines between statements, by their places in the source. */
final class Comments {
  private final List<CommentGroup> groups;
  private final FileSet files;

  Comments(List<CommentGroup> groups, FileSet files) {
    this.groups = groups;
    this.files = files;
  }

  private int line(int pos) {
    SourceFile file = files.file(pos);
    return file == null ? 0 : file.line(pos);
  }

  /** Writes what stands between the statement before and the i-th one, and the comment at the end of the i-th one's line. */
  void between(List<Stmt> list, int i, Emitter out) {
    Stmt s = list.get(i);
    boolean first = i == 0;
    int from = first ? s.pos() : list.get(i - 1).end();
    int last = first ? -1 : line(from);
    if (first) {
      from = opening(s.pos());
      last = line(from);
    }
    for (CommentGroup g : groups) {
      if (g.pos() >= from && g.end() <= s.pos() && line(g.pos()) > last) {
        blank(first, last, line(g.pos()), out);
        emit(g, out);
        last = line(g.end());
        first = false;
      }
    }
    blank(first, last, line(s.pos()), out);
    trailing(s, out);
  }

  /** Where the statement's block begins, as far as comments can tell: the nearest brace or colon before it. */
  private int opening(int pos) {
    int best = pos;
    for (CommentGroup g : groups) {
      if (g.end() <= pos && onlySpaceBetween(g.end(), best) && line(g.pos()) > 0) {
        // Groups directly before the statement belong to it.
        best = Math.min(best, g.pos());
      }
    }
    for (int k = groups.size() - 1; k >= 0; k--) {
      CommentGroup g = groups.get(k);
      if (g.end() <= best && onlySpaceBetween(g.end(), best)) {
        best = g.pos();
      }
    }
    return best - 1;
  }

  private boolean onlySpaceBetween(int from, int to) {
    var file = files.file(from);
    if (file == null || from >= to) {
      return from == to;
    }
    byte[] text = file.content();
    for (int i = from - file.base(); i < to - file.base(); i++) {
      if (!Character.isWhitespace(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static void blank(boolean first, int last, int next, Emitter out) {
    if (!first && last > 0 && next > last + 1) {
      out.emit(new RsStmt.Blank());
    }
  }

  /** A comment behind a statement on its line stands before it in Rust. */
  private void trailing(Stmt s, Emitter out) {
    for (CommentGroup g : groups) {
      if (g.pos() >= s.end() && line(g.pos()) == line(s.end()) && line(s.pos()) == line(s.end())) {
        emit(g, out);
        return;
      }
    }
  }

  /** Comments behind the last statement of a block. */
  void atEnd(List<Stmt> list, int end, Emitter out) {
    if (list.isEmpty()) {
      return;
    }
    int from = list.get(list.size() - 1).end();
    int last = line(from);
    for (CommentGroup g : groups) {
      if (g.pos() >= from && g.end() <= end && line(g.pos()) > last) {
        emit(g, out);
      }
    }
  }

  private static void emit(CommentGroup g, Emitter out) {
    List<String> lines = Docs.lines(g);
    if (!lines.isEmpty()) {
      out.emit(new RsStmt.Comment(lines));
    }
  }
}
