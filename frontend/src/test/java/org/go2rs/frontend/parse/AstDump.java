package org.go2rs.frontend.parse;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.*;

/** Prints a tree as the Go program in {@code oracle/ast/} prints go/parser's, one node a line. */
final class AstDump {
  /** Components that repeat nodes which the tree holds elsewhere. */
  private static final Set<String> REPEATED = Set.of("imports", "comments", "directives");

  private final File file;
  private final StringBuilder out = new StringBuilder();

  private AstDump(File file) {
    this.file = file;
  }

  static String of(File file) {
    AstDump dump = new AstDump(file);
    dump.walk(file, 0);
    dump.out.append("goversion ").append(file.goVersion()).append('\n');
    file.comments().forEach(group -> dump.node(group, 0));
    return dump.out.toString();
  }

  private int off(int pos) {
    return pos == Node.NO_POS ? -1 : file.source().offset(pos);
  }

  private void walk(Node node, int depth) {
    node(node, depth);
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(node, component);
      if (value instanceof Node child) {
        walk(child, depth + 1);
      } else if (value instanceof List<?> list && !(node instanceof File && REPEATED.contains(component.getName()))) {
        list.forEach(child -> walk((Node) child, depth + 1));
      }
    }
  }

  private static Object value(Node node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }

  private void node(Node node, int depth) {
    out.append(depth).append(' ').append(node.getClass().getSimpleName()).append(' ');
    out.append(off(node.pos())).append(' ').append(off(node.end())).append(detail(node)).append('\n');
  }

  private String at(int... positions) {
    StringBuilder text = new StringBuilder();
    for (int pos : positions) {
      text.append(' ').append(off(pos));
    }
    return text.toString();
  }

  private static String flags(Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(value instanceof Boolean flag ? " " + flag : " " + (value != null));
    }
    return text.toString();
  }

  private String detail(Node node) {
    return switch (node) {
      case Ident n -> " " + n.name();
      case BasicLit n -> " " + n.kind() + " " + quote(n.value());
      case CompositeLit n -> at(n.lbrace(), n.rbrace());
      case IndexExpr n -> at(n.lbrack(), n.rbrack());
      case SliceExpr n -> at(n.lbrack(), n.rbrack()) + flags(n.low(), n.high(), n.max(), n.slice3());
      case TypeAssertExpr n -> at(n.lparen(), n.rparen());
      case CallExpr n -> at(n.lparen(), n.ellipsis(), n.rparen());
      case UnaryExpr n -> " " + n.op();
      case BinaryExpr n -> at(n.opPos()) + " " + n.op();
      case KeyValueExpr n -> at(n.colon());
      case ChanType n ->
          at(n.arrow())
              + " "
              + switch (n.dir()) {
                case SEND -> 1;
                case RECV -> 2;
                case BOTH -> 3;
              };
      case FieldList n -> at(n.opening(), n.closing());
      case LabeledStmt n -> at(n.colon());
      case EmptyStmt n -> " " + n.implicit();
      case SendStmt n -> at(n.arrow());
      case IncDecStmt n -> at(n.tokPos()) + " " + n.tok();
      case AssignStmt n -> at(n.tokPos()) + " " + n.tok() + " " + n.lhs().size();
      case BranchStmt n -> " " + n.tok();
      case IfStmt n -> flags(n.init(), n.orElse());
      case CaseClause n -> at(n.colon()) + " " + n.isDefault() + " " + (n.list() == null ? 0 : n.list().size());
      case CommClause n -> at(n.colon()) + " " + n.isDefault();
      case SwitchStmt n -> flags(n.init(), n.tag());
      case TypeSwitchStmt n -> flags(n.init());
      case ForStmt n -> flags(n.init(), n.cond(), n.post());
      case RangeStmt n -> at(n.tokPos(), n.range()) + " " + n.tok() + flags(n.key(), n.value());
      case GenDecl n -> at(n.lparen(), n.rparen()) + " " + n.tok();
      case TypeSpec n -> at(n.assign());
      case ValueSpec n -> " " + n.names().size() + " " + n.values().size();
      case Comment n -> " " + quote(n.text());
      default -> "";
    };
  }

  /** Quotes as Go's strconv.QuoteToASCII does. */
  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escape(c)));
    return quoted.append('"').toString();
  }

  private static String escape(int c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 11 -> "\\v";
      default -> {
        if (c >= 0x10000) {
          yield String.format("\\U%08x", c);
        }
        if (c < ' ' || c == 0x7f) {
          yield String.format("\\x%02x", c);
        }
        yield c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c);
      }
    };
  }
}
