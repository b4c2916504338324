package org.go2rs.frontend.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Literals;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.BasicKind;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Struct types. */
final class StructTypes {
  private final Session session;

  StructTypes(Session session) {
    this.session = session;
  }

  Type check(StructType e) {
    Builder builder = new Builder();
    for (Field field : e.fields().list()) {
      Type type = session.typeExprs.varType(field.type());
      String tag = tag(field.tag());
      for (Ident name : field.names()) {
        builder.add(name, type, tag, false);
      }
      if (field.names().isEmpty()) {
        embedded(field, type, tag, builder);
      }
    }
    return builder.build();
  }

  private void embedded(Field field, Type type, String tag, Builder builder) {
    Ident name = embeddedName(field.type());
    if (name == null) {
      String message = "invalid embedded field type " + ExprStrings.of(field.type());
      session.errors.at(field.type(), ErrorCode.INVALID_SYNTAX_TREE, message);
      builder.add(new Ident(field.type().pos(), "_"), Basic.INVALID, "", true);
      return;
    }
    builder.add(name, type, tag, true);
    session.later(() -> validEmbedded(field.type(), type));
  }

  /** The name of an embedded field is that of its type, without package and pointer. */
  private static @Nullable Ident embeddedName(Expr e) {
    return e instanceof Ident ident ? ident
        : e instanceof StarExpr star && !(star.x() instanceof StarExpr) ? embeddedName(star.x())
        : e instanceof SelectorExpr selector ? selector.sel()
        : e instanceof IndexExpr index ? embeddedName(index.x())
        : null;
  }

  private void validEmbedded(Expr at, Type type) {
    Type base = Types.deref(type);
    Type under = base.underlying();
    boolean isPointer = base != type && Types.unalias(type) instanceof Pointer;
    if (under instanceof Basic basic && basic.kind() == BasicKind.UNSAFE_POINTER) {
      session.errors.at(at, ErrorCode.INVALID_PTR_EMBED, "embedded field type cannot be unsafe.Pointer");
    } else if (under instanceof Pointer) {
      session.errors.at(at, ErrorCode.INVALID_PTR_EMBED, "embedded field type cannot be a pointer");
    } else if (Predicates.isTypeParam(base)) {
      session.errors.at(at, ErrorCode.MISPLACED_TYPE_PARAM, "embedded field type cannot be a (pointer to a) type parameter");
    } else if (under instanceof Interface && isPointer) {
      session.errors.at(at, ErrorCode.INVALID_PTR_EMBED, "embedded field type cannot be a pointer to an interface");
    }
  }

  private static String tag(@Nullable BasicLit literal) {
    return literal == null ? "" : new String(Literals.stringBytes(literal.value()), StandardCharsets.ISO_8859_1);
  }

  private final class Builder {
    private final List<Var> fields = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Map<String, Var> byName = new HashMap<>();
    private boolean tagged;

    void add(Ident name, Type type, String tag, boolean embedded) {
      Var field = Var.field(name.pos(), session.pkg, name.name(), type, embedded);
      Var other = name.name().equals("_") ? null : byName.putIfAbsent(name.name(), field);
      if (other != null) {
        session.errors.redeclared(name.pos(), ErrorCode.DUPLICATE_DECL, name.name() + " redeclared", other);
        return;
      }
      fields.add(field);
      tags.add(tag);
      tagged |= !tag.isEmpty();
      session.recorder.def(name, field);
    }

    Struct build() {
      return new Struct(fields, tagged ? tags : List.of());
    }
  }
}
