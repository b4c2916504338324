package org.go2rs.transpile.body;

import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;

/** Lowers {@code x.f} as a value: fields, package members, method values and method expressions. */
final class Selectors {
  private final Fn fn;

  Selectors(Fn fn) {
    this.fn = fn;
  }

  RsExpr value(SelectorExpr s) {
    Selection selection = fn.info.selections.get(s);
    if (selection == null) {
      Obj obj = fn.info.uses.get(s.sel());
      return obj instanceof Var v ? fn.places.read(v)
          : obj instanceof Func f ? fn.funcValues.function(f, s.sel())
          : fn.unsupported(s, "the name " + s.sel().name() + " as a value");
    }
    return switch (selection.kind()) {
      case FIELD_VAL -> fn.places.place(s, false);
      case METHOD_VAL -> fn.funcValues.method(s, selection);
      case METHOD_EXPR -> fn.funcValues.methodExpr(s, selection);
    };
  }
}
