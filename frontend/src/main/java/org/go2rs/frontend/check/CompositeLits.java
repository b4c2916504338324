package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.CompositeLit;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Composite literals. */
final class CompositeLits {
  private final Session session;

  CompositeLits(Session session) {
    this.session = session;
  }

  /**
   * A composite literal.
   *
   * @param hint the type of a literal that leaves out its own: the element type of the one around it
   */
  Operand check(CompositeLit e, @Nullable Type hint) {
    if (e.type() instanceof ArrayType array && array.len() instanceof Ellipsis) {
      return openArray(e, array);
    }
    Type type = Basic.INVALID;
    Type base = Basic.INVALID;
    if (e.type() != null) {
      type = session.typeExprs.type(e.type());
      base = type;
    } else if (hint != null) {
      type = hint;
      base = withoutPointer(hint);
    } else {
      session.errors.at(e, ErrorCode.UNTYPED_LIT, "missing type in composite literal");
    }
    Type under = CommonUnder.of(base);
    return elements(e, type, base, under) ? Operand.value(e, type) : Operand.invalid(e);
  }

  /** Checks the elements against the type; the answer is whether there can be any. */
  private boolean elements(CompositeLit e, Type type, Type base, @Nullable Type under) {
    if (under instanceof Struct struct) {
      struct(e, struct, base);
    } else if (under instanceof Array array) {
      indexed(e.elts(), array.elem(), array.len());
    } else if (under instanceof Slice slice) {
      indexed(e.elts(), slice.elem(), -1);
    } else if (under instanceof MapType map) {
      map(e, map);
    } else {
      return invalid(e, type, under);
    }
    return true;
  }

  /** {@code *T} as an element type stands for {@code &T{...}}. */
  private static Type withoutPointer(Type hint) {
    return CommonUnder.of(hint) instanceof Pointer pointer ? pointer.elem() : hint;
  }

  private Operand openArray(CompositeLit e, ArrayType array) {
    Type elem = session.typeExprs.varType(array.elt());
    long length = indexed(e.elts(), elem, -1);
    Array type = new Array(length, elem);
    session.recorder.typeExpr(array, type);
    return Operand.value(e, type);
  }

  private boolean invalid(CompositeLit e, Type type, @Nullable Type under) {
    e.elts().forEach(session.exprs::use);
    if (under != null && !Types.isValid(under)) {
      return true;
    }
    String cause = under == null ? " (no common underlying type)" : "";
    String element = e.type() == null ? " element" : "";
    session.errors.at(e, ErrorCode.INVALID_LIT, "invalid composite literal" + element + " type " + session.text(type) + cause);
    return false;
  }

  // ---- structs

  private void struct(CompositeLit e, Struct struct, Type base) {
    if (e.elts().isEmpty()) {
      return;
    }
    if (e.elts().get(0) instanceof KeyValueExpr) {
      keyed(e, struct, base);
    } else {
      positional(e, struct, base);
    }
  }

  private void keyed(CompositeLit e, Struct struct, Type base) {
    Set<Var> seen = new HashSet<>();
    for (Expr element : e.elts()) {
      if (!(element instanceof KeyValueExpr pair)) {
        session.errors.at(element, ErrorCode.MIXED_STRUCT_LIT, "mixture of field:value and value elements in struct literal");
        continue;
      }
      Var field = pair.key() instanceof Ident key ? field(struct, key.name(), false) : null;
      Operand x = session.exprs.expr(pair.value());
      if (!(pair.key() instanceof Ident key)) {
        String message = "invalid field name " + ExprStrings.of(pair.key()) + " in struct literal";
        session.errors.at(pair, ErrorCode.INVALID_LIT_FIELD, message);
        continue;
      }
      if (field == null) {
        String message = session.selectors.missing(base, key.name(), field(struct, key.name(), true), true);
        session.errors.at(pair.key(), ErrorCode.MISSING_LIT_FIELD, message);
        continue;
      }
      session.recorder.use(key, field);
      session.assignments.assign(x, field.type(), "struct literal");
      if (!seen.add(field)) {
        session.errors.at(pair, ErrorCode.DUPLICATE_LIT_FIELD, "duplicate field name " + key.name() + " in struct literal");
      }
    }
  }

  private @Nullable Var field(Struct struct, String name, boolean foldCase) {
    if (name.equals("_")) {
      return null;
    }
    for (Var field : struct.fields()) {
      if (field.sameId(session.pkg, name, foldCase)) {
        return field;
      }
    }
    return null;
  }

  private void positional(CompositeLit e, Struct struct, Type base) {
    for (int i = 0; i < e.elts().size(); i++) {
      Expr element = e.elts().get(i);
      if (element instanceof KeyValueExpr) {
        session.errors.at(element, ErrorCode.MIXED_STRUCT_LIT, "mixture of field:value and value elements in struct literal");
        continue;
      }
      Var field = i < struct.size() ? struct.field(i) : null;
      Operand x = session.exprs.expr(element);
      if (field == null) {
        session.errors.at(x, ErrorCode.INVALID_STRUCT_LIT, "too many values in struct literal of type " + session.text(base));
        break;
      }
      if (!field.exported() && field.pkg() != session.pkg) {
        String message = "implicit assignment to unexported field " + field.name() + " in struct literal of type " + session.text(base);
        session.errors.at(x, ErrorCode.UNEXPORTED_LIT_FIELD, message);
        continue;
      }
      session.assignments.assign(x, field.type(), "struct literal");
    }
    if (e.elts().size() < struct.size()) {
      session.errors.at(e.rbrace(), ErrorCode.INVALID_STRUCT_LIT, "too few values in struct literal of type " + session.text(base));
    }
  }

  // ---- arrays, slices, maps

  /** Checks elements with or without indices and returns the length of the literal. */
  private long indexed(List<Expr> elements, Type elem, long length) {
    Set<Long> seen = new HashSet<>();
    long index = 0;
    long max = 0;
    for (Expr element : elements) {
      boolean valid = false;
      Expr value = element;
      if (element instanceof KeyValueExpr pair) {
        value = pair.value();
        IndexExprs.Index key = session.index.index(pair.key(), length);
        if (key.value() >= 0) {
          index = key.value();
          valid = true;
        } else if (Types.isValid(key.type())) {
          String message = "index " + ExprStrings.of(pair.key()) + " must be integer constant";
          session.errors.at(element, ErrorCode.INVALID_LIT_INDEX, message);
        }
      } else if (length >= 0 && index >= length) {
        String message = "index " + index + " is out of bounds (>= " + length + ")";
        session.errors.at(element, ErrorCode.OVERSIZE_ARRAY_LIT, message);
      } else {
        valid = true;
      }
      if (valid && !seen.add(index)) {
        session.errors.at(element, ErrorCode.DUPLICATE_LIT_KEY, "duplicate index " + index + " in array or slice literal");
      }
      index++;
      max = Math.max(max, index);
      Operand x = session.exprs.exprWithHint(value, elem);
      session.assignments.assign(x, elem, "array or slice literal");
    }
    return max;
  }

  private void map(CompositeLit e, MapType map) {
    Map<Object, List<Type>> seen = new HashMap<>();
    for (Expr element : e.elts()) {
      if (!(element instanceof KeyValueExpr pair)) {
        session.errors.at(element, ErrorCode.MISSING_LIT_KEY, "missing key in map literal");
        continue;
      }
      Operand key = session.exprs.exprWithHint(pair.key(), map.key());
      key = session.assignments.assign(key, map.key(), "map literal");
      if (key.isInvalid()) {
        continue;
      }
      if (key.isConstant() && isDuplicate(key, map, seen)) {
        session.errors.at(key, ErrorCode.DUPLICATE_LIT_KEY, "duplicate key " + key.constant().text() + " in map literal");
        continue;
      }
      Operand value = session.exprs.exprWithHint(pair.value(), map.elem());
      session.assignments.assign(value, map.elem(), "map literal");
    }
  }

  /** Two keys of an interface type are the same only if their types are. */
  private static boolean isDuplicate(Operand key, MapType map, Map<Object, List<Type>> seen) {
    List<Type> types = seen.computeIfAbsent(ConstantKeys.of(key.constant()), k -> new ArrayList<>(1));
    boolean ofInterface = Predicates.isNonTypeParamInterface(map.key());
    boolean duplicate = types.stream().anyMatch(type -> !ofInterface || Types.identical(type, key.type()));
    types.add(key.type());
    return duplicate;
  }
}
