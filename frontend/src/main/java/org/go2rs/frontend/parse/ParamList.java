package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.Ident;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entries of a parameter list are names: {@code (a, b int)} declares two parameters of one type, {@code (int, string)} two
 * without names. As soon as one entry has a name and a type, all must have names.
 */
final class ParamList {
  private final SyntaxErrors errors;
  private final List<@Nullable Ident> names = new ArrayList<>();
  private final List<Expr> types = new ArrayList<>();
  private boolean named;

  ParamList(SyntaxErrors errors) {
    this.errors = errors;
  }

  void add(@Nullable Ident name, Expr type) {
    names.add(name);
    types.add(type);
    named |= name != null;
  }

  /** The fields of an ordinary parameter list that closes at {@code rparen}. */
  List<Field> params(int rparen) {
    if (named) {
      return grouped("missing parameter name", "missing parameter type", rparen);
    }
    List<Field> fields = new ArrayList<>(types.size());
    for (Expr type : types) {
      fields.add(new Field(null, List.of(), type, null, null));
    }
    return fields;
  }

  /** The fields of a type parameter list that closes at {@code rbrack}; it always has names. */
  List<Field> typeParams(int rbrack) {
    String orLength = types.size() == 1 ? " or invalid array length" : "";
    return grouped("missing type parameter name" + orLength, "missing type constraint", rbrack);
  }

  /** Gives each lone name the type of the next entry that has one, and joins neighbours of one type. One error is enough for a list. */
  private List<Field> grouped(String nameMissing, String typeMissing, int close) {
    List<Field> fields = new ArrayList<>();
    List<Ident> group = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < types.size(); i++) {
      Ident name = names.get(i);
      Expr type = types.get(i);
      if (name == null && type instanceof Ident lone) {
        group.add(lone);
        continue;
      }
      if (name == null) {
        if (complete) {
          errors.report(type.pos(), nameMissing);
          complete = false;
        }
        name = new Ident(type.pos(), "_");
      }
      group.add(name);
      fields.add(new Field(null, List.copyOf(group), type, null, null));
      group.clear();
    }
    if (!group.isEmpty()) {
      if (complete) {
        errors.report(close, typeMissing);
      }
      fields.add(new Field(null, List.copyOf(group), new BadExpr(close, close), null, null));
    }
    return fields;
  }
}
