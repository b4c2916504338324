package org.go2rs.frontend.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.Position;
import org.go2rs.frontend.source.SourceFile;

/**
 * Prints diagnostics: {@code file:line:col: message}, then the source line with a caret under the place.
 *
 * <p>Sorted by position, without repetitions, and no more than {@link #limit} errors, as Go's compiler does it.
 */
public final class DiagnosticRenderer {
  /** How many errors are printed unless told otherwise. */
  public static final int DEFAULT_LIMIT = 10;

  /** A file name in front of a line and a column. */
  private static final Pattern PLACE = Pattern.compile("/[^:\\n]*\\.go(?=:\\d+:\\d+)");

  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String RESET = "\u001b[0m";

  private final FileSet files;
  private final int limit;
  private final boolean showSource;
  private final boolean colours;
  private final UnaryOperator<String> fileName;

  private DiagnosticRenderer(FileSet files, int limit, boolean showSource, boolean colours, UnaryOperator<String> fileName) {
    this.files = files;
    this.limit = limit;
    this.showSource = showSource;
    this.colours = colours;
    this.fileName = fileName;
  }

  /** A renderer with source lines and the default limit. */
  public DiagnosticRenderer(FileSet files) {
    this(files, DEFAULT_LIMIT, true, false, name -> name);
  }

  /** The same renderer that prints up to {@code newLimit} errors. */
  public DiagnosticRenderer withLimit(int newLimit) {
    return new DiagnosticRenderer(files, newLimit, showSource, colours, fileName);
  }

  /** The same renderer without source lines: what Go's compiler prints. */
  public DiagnosticRenderer withoutSource() {
    return new DiagnosticRenderer(files, limit, false, colours, fileName);
  }

  /** The same renderer that sets places and carets off with a terminal's colours, or does not. */
  public DiagnosticRenderer withColours(boolean wanted) {
    return new DiagnosticRenderer(files, limit, showSource, wanted, fileName);
  }

  /** The same renderer that shortens file names, for example to be relative to the working directory. */
  public DiagnosticRenderer withFileNames(UnaryOperator<String> shorten) {
    return new DiagnosticRenderer(files, limit, showSource, colours, shorten);
  }

  /** All diagnostics as text; each line ends with a newline. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    int errors = 0;
    for (Diagnostic diagnostic : new LinkedHashSet<>(sorted(diagnostics))) {
      if (diagnostic.isError() && errors++ == limit) {
        return out.append("too many errors\n").toString();
      }
      renderOne(diagnostic, out);
    }
    return out.toString();
  }

  private List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(
        Comparator.comparing((Diagnostic d) -> fileOf(d.pos())).thenComparingInt(Diagnostic::pos));
    return sorted;
  }

  private String fileOf(int pos) {
    SourceFile file = files.file(pos);
    return file == null ? "" : file.name();
  }

  private void renderOne(Diagnostic diagnostic, StringBuilder out) {
    String severity = diagnostic.isError() ? "" : "warning: ";
    renderLine(diagnostic.pos(), severity + diagnostic.message(), out);
    if (showSource) {
      renderSource(diagnostic.pos(), out);
    }
    for (Diagnostic.Related related : diagnostic.related()) {
      out.append('\t');
      renderLine(related.pos(), related.message(), out);
    }
  }

  private void renderLine(int pos, String message, StringBuilder out) {
    Position position = files.position(pos);
    if (position.isValid()) {
      Position shown = new Position(fileName.apply(position.file()), position.line(), position.column());
      out.append(coloured(shown + ":", BOLD)).append(' ');
    }
    out.append(shortenPlaces(message, fileName)).append('\n');
  }

  /** A message with the file names shortened of the places that it speaks about: {@code x redeclared, first at /home/me/main.go:5:2}. */
  public static String shortenPlaces(String message, UnaryOperator<String> shorten) {
    return PLACE.matcher(message).replaceAll(place -> Matcher.quoteReplacement(shorten.apply(place.group())));
  }

  private void renderSource(int pos, StringBuilder out) {
    SourceFile file = files.file(pos);
    if (file == null) {
      return;
    }
    Position place = file.physical(pos);
    String line = file.lineText(place.line());
    int start = file.lineStart(place.line());
    String before = file.text(start, Math.min(file.offset(pos), file.size()));
    out.append("    ").append(line).append("\n    ").append(blank(before)).append(coloured("^", RED)).append('\n');
  }

  private String coloured(String text, String colour) {
    return colours ? colour + text + RESET : text;
  }

  /** Spaces as wide as the text; tabs stay tabs, so that the caret stands right whatever a terminal makes of them. */
  private static String blank(String text) {
    StringBuilder blank = new StringBuilder();
    text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
    return blank.toString();
  }
}
