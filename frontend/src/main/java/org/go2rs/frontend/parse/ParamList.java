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
  private final CoverChecks checks;
  private final List<@Nullable Ident> names = new ArrayList<>();
  private final List<Expr> types = new ArrayList<>();
  private boolean named;

  ParamList(CoverChecks checks) {
    this.checks = checks;
  }

  void add(@Nullable Ident name, Expr type) {
    names.add(name);
    types.add(type);
    named |= name != null;
  }

  /** The fields of an ordinary parameter list that closes at {@code rparen}. */
  List<Field> params(int rparen) {
    if (named) {
      return grouped(rparen);
    }
    List<Field> fields = new ArrayList<>(types.size());
    for (Expr type : types) {
      fields.add(new Field(null, List.of(), type, null, null));
    }
    return fields;
  }

  /** The fields of a type parameter list that closes at {@code rbrack}; it always has names. */
  List<Field> typeParams(int rbrack) {
    return grouped(rbrack);
  }

  /** Gives each lone name the type of the next entry that has one, and joins neighbours of one type. */
  private List<Field> grouped(int close) {
    List<Field> fields = new ArrayList<>();
    List<Ident> group = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Ident name = names.get(i);
      Expr type = types.get(i);
      if (name == null && type instanceof Ident lone) {
        group.add(lone);
        continue;
      }
      if (name == null) {
        checks.reject(type.pos());
        name = new Ident(type.pos(), "_");
      }
      group.add(name);
      fields.add(new Field(null, List.copyOf(group), type, null, null));
      group.clear();
    }
    if (!group.isEmpty()) {
      checks.reject(close);
      fields.add(new Field(null, List.copyOf(group), new BadExpr(close, close), null, null));
    }
    return fields;
  }
}
