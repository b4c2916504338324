package org.go2rs.frontend.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.source.Position;
import org.go2rs.frontend.source.SourceFile;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Initializer;
import org.go2rs.frontend.types.Instance;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeAndValue;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;

/** Writes down what our checker found out about a package, in the format of the oracle program, which explains it. */
final class InfoDump {
  private final Info info;
  private final List<String> lines = new ArrayList<>();
  private SourceFile source;

  private InfoDump(Info info) {
    this.info = info;
  }

  static List<String> of(Info info, List<File> files) {
    InfoDump dump = new InfoDump(info);
    for (File file : files) {
      dump.source = file.source();
      String name = file.source().name();
      dump.lines.add("file " + name.substring(name.lastIndexOf('/') + 1) + " " + info.fileVersions.get(file));
      GoOrderWalk.walk(file, dump::node);
    }
    for (Initializer init : info.initOrder) {
      String names = init.lhs().stream().map(Obj::name).collect(Collectors.joining(","));
      dump.lines.add("init " + names + " = " + dump.at(init.rhs().pos(), files));
    }
    return dump.lines;
  }

  private String at(int pos, List<File> files) {
    for (File file : files) {
      int base = file.source().base();
      if (base <= pos && pos <= base + file.source().size()) {
        source = file.source();
      }
    }
    return at(pos);
  }

  private String at(int pos) {
    Position position = source.physical(pos);
    return position.line() + ":" + position.column();
  }

  private void node(Node node) {
    if (node instanceof Expr expr && info.types.get(expr) instanceof TypeAndValue tv) {
      lines.add("E " + at(expr.pos()) + " " + kind(expr) + " " + mode(tv) + " " + type(tv) + value(tv.value()));
    }
    Obj implicit = info.implicits.get(node);
    if (implicit != null) {
      lines.add("P " + at(node.pos()) + " " + kind(implicit) + " " + implicit.name() + " " + implicit.type());
    }
    if (node instanceof SelectorExpr selector && info.selections.get(selector) instanceof Selection s) {
      String index = s.index().stream().map(String::valueOf).collect(Collectors.joining("."));
      String rest = " " + s.recv() + " " + index + " " + s.indirect() + " " + s.obj().name();
      lines.add("S " + at(selector.sel().pos()) + " " + kind(s.kind()) + rest);
    }
    if (node instanceof Ident ident) {
      ident(ident);
    }
  }

  private void ident(Ident ident) {
    Obj defined = info.defs.get(ident);
    if (defined != null) {
      lines.add("D " + at(ident.pos()) + " " + kind(defined) + " " + defined.name() + " " + defined.type());
    }
    Obj used = info.uses.get(ident);
    if (used != null) {
      String home = used.pkg() == null ? "-" : used.pkg().path();
      lines.add("U " + at(ident.pos()) + " " + kind(used) + " " + used.name() + " " + home + " " + used.type());
    }
    Instance instance = info.instances.get(ident);
    if (instance != null) {
      String args = instance.typeArgs().stream().map(Type::toString).collect(Collectors.joining(", "));
      lines.add("I " + at(ident.pos()) + " " + instance.type() + " [" + args + "]");
    }
  }

  private static String kind(Expr expr) {
    return expr instanceof IndexExpr index && index.indices().size() > 1 ? "IndexListExpr" : expr.getClass().getSimpleName();
  }

  private static String kind(Obj obj) {
    if (obj instanceof Var v) {
      return v.isField() ? "field" : "var";
    }
    if (obj instanceof TypeName t) {
      return t.isAlias() ? "alias" : "type";
    }
    return obj.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String kind(Selection.Kind kind) {
    return switch (kind) {
      case FIELD_VAL -> "field";
      case METHOD_VAL -> "method";
      case METHOD_EXPR -> "methodexpr";
    };
  }

  private static String mode(TypeAndValue tv) {
    return switch (tv.mode()) {
      case NO_VALUE -> "void";
      case TYPE -> "type";
      case BUILTIN -> "builtin";
      case NIL -> "nil";
      case CONSTANT -> "const";
      case VARIABLE -> "var";
      case MAP_INDEX -> "mapindex";
      case COMMA_OK -> "commaok";
      case VALUE, COMMA_ERR, CGO_FUNC -> "value";
      case INVALID -> "invalid";
    };
  }

  /** We record the type that nil takes; go/types leaves it untyped. */
  private static Type type(TypeAndValue tv) {
    return tv.isNil() ? Basic.UNTYPED_NIL : tv.type();
  }

  private static String value(Value value) {
    return switch (value) {
      case null -> "";
      case Value.BoolVal b -> " = " + b.value();
      case Value.IntVal i -> " = " + i.value();
      case Value.StringVal s -> " = " + string(s);
      case Value.ComplexVal c -> " = " + bits(c.re()) + " + " + bits(c.im()) + "i";
      case Value.Unknown u -> " = unknown";
      default -> " = " + bits(value);
    };
  }

  private static String bits(Value value) {
    return "%016x".formatted(Double.doubleToLongBits(Constants.doubleValue(value)));
  }

  private static String string(Value.StringVal s) {
    byte[] bytes = s.bytes();
    if (bytes.length > 64) {
      long hash = 0xcbf29ce484222325L;
      for (byte b : bytes) {
        hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
      }
      return "string of " + bytes.length + " bytes, fnv1a " + "%016x".formatted(hash);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .chars()
        .mapToObj(c -> c >= ' ' && c < 0x7f ? Character.toString(c) : "<%02x>".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
