package org.go2rs.templates;

import java.util.List;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem.GenericParam;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** Prints types and paths. */
final class TypeWriter {
  private final ExprWriter exprs;

  TypeWriter(ExprWriter exprs) {
    this.exprs = exprs;
  }

  String type(RsType type) {
    return switch (type) {
      case RsType.Path t -> path(t.path(), false);
      case RsType.Ref t -> "&" + (t.lifetime() == null ? "" : "'" + t.lifetime() + " ") + (t.mutable() ? "mut " : "") + type(t.target());
      case RsType.RawPtr t -> (t.mutable() ? "*mut " : "*const ") + type(t.target());
      case RsType.Tuple t -> tuple(t.elements());
      case RsType.ImplFn t -> "impl FnMut(" + list(t.params()) + ")" + result(t.result());
      case RsType.DynFn t -> "dyn Fn(" + list(t.params()) + ")" + result(t.result());
      case RsType.FnPtr t -> (t.unsafe() ? "unsafe fn(" : "fn(") + list(t.params()) + ")" + result(t.result());
      case RsType.ImplTrait t -> "impl " + bounds(t.bounds());
      case RsType.Binding t -> t.name() + " = " + type(t.type());
      case RsType.RawArray t -> "[" + type(t.element()) + "; " + exprs.expr(t.length()) + "]";
      case RsType.RawSlice t -> "[" + type(t.element()) + "]";
      case RsType.Const t -> constant(t.value());
      case RsType.Infer t -> "_";
      case RsType.Never t -> "!";
    };
  }

  private String tuple(List<RsType> elements) {
    return elements.size() == 1 ? "(" + type(elements.get(0)) + ",)" : "(" + list(elements) + ")";
  }

  /** A literal or plain name may stand bare among generic arguments, anything else needs braces. */
  private String constant(RsExpr value) {
    boolean bare =
        value instanceof RsExpr.IntLit
            || value instanceof RsExpr.BoolLit
            || value instanceof RsExpr.CharLit
            || value instanceof RsExpr.Path e && e.path().identifier() != null;
    return bare ? exprs.expr(value) : "{ " + exprs.expr(value) + " }";
  }

  String list(List<RsType> types) {
    return types.stream().map(this::type).collect(Collectors.joining(", "));
  }

  String bounds(List<RsType> bounds) {
    return bounds.stream().map(this::type).collect(Collectors.joining(" + "));
  }

  /** {@code  -> R}, or nothing. */
  String result(@Nullable RsType result) {
    return result == null || result.equals(RsType.UNIT) ? "" : " -> " + type(result);
  }

  String path(RsPath path, boolean turbofish) {
    var out = new StringBuilder();
    if (path.self() instanceof RsType.Path p && path.as() == null && p.path().identifier() != null) {
      out.append(type(path.self())).append("::");
    } else if (path.self() != null) {
      out.append('<').append(type(path.self()));
      if (path.as() != null) {
        out.append(" as ").append(type(path.as()));
      }
      out.append(">::");
    }
    return out.append(path.segments().stream().map(s -> segment(s, turbofish)).collect(Collectors.joining("::"))).toString();
  }

  private String segment(RsPath.Segment segment, boolean turbofish) {
    if (segment.args().isEmpty()) {
      return segment.name();
    }
    return segment.name() + (turbofish ? "::<" : "<") + list(segment.args()) + ">";
  }

  /** {@code <T: A + B, const N: usize>}, or nothing. */
  String generics(List<GenericParam> params) {
    return params.isEmpty() ? "" : "<" + params.stream().map(this::generic).collect(Collectors.joining(", ")) + ">";
  }

  private String generic(GenericParam param) {
    if (param.constType() != null) {
      return "const " + param.name() + ": " + type(param.constType());
    }
    return param.name() + (param.bounds().isEmpty() ? "" : ": " + bounds(param.bounds()));
  }
}
