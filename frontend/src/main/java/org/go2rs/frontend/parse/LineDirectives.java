package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.go2rs.frontend.ast.Comment;
import org.go2rs.frontend.source.LineDirective;
import org.go2rs.frontend.source.SourceFile;

/** Reads {@code //line file:line}, {@code //line file:line:column} and the same in a general comment. */
final class LineDirectives {
  private static final Pattern DIRECTIVE = Pattern.compile("(.*?)(?::(\\d+))?:([^:]*)", Pattern.DOTALL);
  private static final int MAX = 1 << 30;

  private final SourceFile file;
  private final SyntaxErrors errors;
  private final List<LineDirective> found = new ArrayList<>();

  private LineDirectives(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
  }

  /** Finds the directives among the comments and gives them to the file. */
  static void apply(SourceFile file, List<Comment> comments, SyntaxErrors errors) {
    LineDirectives directives = new LineDirectives(file, errors);
    comments.forEach(directives::read);
    if (!directives.found.isEmpty()) {
      file.setLineDirectives(directives.found);
    }
  }

  private void read(Comment comment) {
    String text = comment.text();
    int line = file.line(comment.pos());
    boolean general = text.startsWith("/*line ") && text.endsWith("*/") && file.line(comment.end()) == line;
    boolean atLineStart = text.startsWith("//line ") && file.offset(comment.pos()) == file.lineStart(line);
    if (general) {
      read(text.substring(7, text.length() - 2), comment.pos() + 7, file.offset(comment.end()));
    } else if (atLineStart && line < file.lineCount()) {
      read(text.substring(7), comment.pos() + 7, file.lineStart(line + 1));
    }
  }

  private void read(String text, int pos, int offset) {
    Matcher matcher = DIRECTIVE.matcher(text);
    if (!matcher.matches()) {
      return;
    }
    int last = number(matcher.group(3));
    if (last < 0) {
      errors.reportPlain(pos + matcher.start(3), "invalid line number: " + text.substring(matcher.start(3)));
    } else if (matcher.group(2) == null) {
      add(offset, matcher.group(1), last, 0, pos + matcher.start(3), text.substring(matcher.start(3)));
    } else if (last == 0) {
      errors.reportPlain(pos + matcher.start(3), "invalid column number: " + text.substring(matcher.start(3)));
    } else {
      String name = matcher.group(1).isEmpty() ? currentName() : matcher.group(1);
      add(offset, name, number(matcher.group(2)), last, pos + matcher.start(2), text.substring(matcher.start(2)));
    }
  }

  private void add(int offset, String name, int line, int column, int pos, String rest) {
    if (line <= 0) {
      errors.reportPlain(pos, "invalid line number: " + rest);
    } else {
      found.add(new LineDirective(offset, name, line, column));
    }
  }

  /** The name that positions have before the directive. */
  private String currentName() {
    return found.isEmpty() ? file.name() : found.get(found.size() - 1).file();
  }

  /** The number, or -1 if the text is none or it is too large. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    long value = Long.parseLong(text);
    return value < MAX ? (int) value : -1;
  }
}
