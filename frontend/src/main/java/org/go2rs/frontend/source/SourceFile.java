package org.go2rs.frontend.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One source file of a {@link FileSet}: its bytes, its lines and where its positions begin. */
public final class SourceFile {
  private final String name;
  private final int base;
  private final int size;
  private final Supplier<byte[]> reader;
  private volatile @Nullable Text text;

  /** Set once by the parser, before the file is shared. */
  private volatile List<LineDirective> lineDirectives = List.of();

  private record Text(byte[] content, int[] lineStarts) {}

  SourceFile(String name, int base, byte[] content) {
    this(name, base, content.length, () -> content);
  }

  /** A file that is read when its text is needed. */
  SourceFile(String name, int base, int size, Supplier<byte[]> reader) {
    this.name = name;
    this.base = base;
    this.size = size;
    this.reader = reader;
  }

  private Text text() {
    Text known = text;
    if (known == null) {
      // Positions must stay inside of the text, also if the file is not what it was.
      byte[] content = reader.get();
      byte[] fitting = content.length == size ? content : Arrays.copyOf(content, size);
      known = new Text(fitting, findLines(fitting));
      text = known;
    }
    return known;
  }

  /** The name under which the file was read, as diagnostics show it. */
  public String name() {
    return name;
  }

  /** The file's bytes. The array is shared: do not write to it. */
  public byte[] content() {
    return text().content;
  }

  /** The length in bytes. */
  public int size() {
    return size;
  }

  /** The position of a byte; the offset may be that of the end of the file. */
  public int pos(int offset) {
    return base + offset;
  }

  /** The byte offset of a position in this file. */
  public int offset(int pos) {
    return pos - base;
  }

  /** The first position of the file. */
  public int base() {
    return base;
  }

  /** The number of lines. */
  public int lineCount() {
    return text().lineStarts.length;
  }

  /** The line of a position, counted from 1, not looking at {@code //line} directives. */
  public int line(int pos) {
    return lineOfOffset(offset(pos));
  }

  /** The offset of a line's first byte. */
  public int lineStart(int line) {
    return text().lineStarts[line - 1];
  }

  /** The text of a line, without its line end. */
  public String lineText(int line) {
    int[] lineStarts = text().lineStarts;
    byte[] content = text().content;
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : content.length;
    if (end > start && content[end - 1] == '\r') {
      end--;
    }
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  /** The text between two byte offsets. */
  public String text(int from, int to) {
    return new String(text().content, from, to - from, StandardCharsets.UTF_8);
  }

  /** Records the {@code //line} directives of this file, in order of their offsets. */
  public void setLineDirectives(List<LineDirective> directives) {
    lineDirectives = List.copyOf(directives);
  }

  /** The {@code //line} directives of this file, in order of their offsets. */
  public List<LineDirective> lineDirectives() {
    return lineDirectives;
  }

  /** The place of a position, {@code //line} directives honoured. */
  public Position position(int pos) {
    int offset = offset(pos);
    List<LineDirective> directives = lineDirectives;
    for (int i = directives.size() - 1; i >= 0; i--) {
      if (directives.get(i).offset() <= offset) {
        return directed(directives.get(i), offset);
      }
    }
    return physical(pos);
  }

  /** The place of a position in the file as it lies on disk. */
  public Position physical(int pos) {
    int offset = offset(pos);
    int line = lineOfOffset(offset);
    return new Position(name, line, offset - text().lineStarts[line - 1] + 1);
  }

  private Position directed(LineDirective directive, int offset) {
    int from = lineOfOffset(directive.offset());
    int line = lineOfOffset(offset);
    int column = 0;
    if (directive.column() > 0) {
      column = line == from ? directive.column() + offset - directive.offset() : offset - text().lineStarts[line - 1] + 1;
    }
    return new Position(directive.file(), directive.line() + line - from, column);
  }

  private int lineOfOffset(int offset) {
    int found = Arrays.binarySearch(text().lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static int[] findLines(byte[] content) {
    int count = 1;
    for (byte b : content) {
      if (b == '\n') {
        count++;
      }
    }
    int[] starts = new int[count];
    int line = 1;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }
}
