package org.go2rs.frontend.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Literals;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/** Reads a file only as far as its imports go. */
public final class ImportScanner {
  private final SourceLexer lexer;
  private SourceToken token;

  private ImportScanner(byte[] content) {
    // What is wrong with the file is said when it is parsed, so errors are dropped and positions mean nothing.
    var file = new FileSet().addFile("", content);
    lexer = new SourceLexer(file, new TokenChecks(file, new SyntaxErrors(file, diagnostic -> {})));
    token = lexer.nextToken();
  }

  /**
   * The beginning of a file.
   *
   * @param packageName the name in the package clause
   * @param nameOffset the byte offset of that name
   * @param imports the imported paths, in order
   */
  public record Header(String packageName, int nameOffset, List<String> imports) {}

  /** The header of a file, or null if it is malformed. */
  public static @Nullable Header scan(byte[] content) {
    return new ImportScanner(content).header();
  }

  private @Nullable Header header() {
    if (!got(GoLexer.PACKAGE)) {
      return null;
    }
    String name = token.getText();
    int offset = token.start();
    if (!got(GoLexer.IDENT) || !got(GoLexer.SEMICOLON)) {
      return null;
    }
    List<String> imports = new ArrayList<>();
    while (got(GoLexer.IMPORT)) {
      boolean complete = got(GoLexer.LPAREN) ? group(imports) : spec(imports);
      if (!complete || !got(GoLexer.SEMICOLON)) {
        return null;
      }
    }
    return new Header(name, offset, List.copyOf(imports));
  }

  private boolean group(List<String> imports) {
    while (!got(GoLexer.RPAREN)) {
      if (!spec(imports) || !got(GoLexer.SEMICOLON) && token.getType() != GoLexer.RPAREN) {
        return false;
      }
    }
    return true;
  }

  private boolean spec(List<String> imports) {
    if (!got(GoLexer.IDENT)) {
      got(GoLexer.PERIOD);
    }
    String path = token.getText();
    if (path.length() < 2 || !got(GoLexer.STRING) && !got(GoLexer.RAW_STRING)) {
      return false;
    }
    imports.add(new String(Literals.stringBytes(path), StandardCharsets.UTF_8));
    return true;
  }

  private boolean got(int type) {
    boolean found = token.getType() == type;
    if (found) {
      token = lexer.nextToken();
    }
    return found;
  }
}
