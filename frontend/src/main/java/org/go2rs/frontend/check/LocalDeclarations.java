package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;

/** Declarations inside functions: names are visible only behind their declaration. */
final class LocalDeclarations {
  private final Session session;

  LocalDeclarations(Session session) {
    this.session = session;
  }

  void check(GenDecl decl) {
    Resolver.ConstSpecs constants = new Resolver.ConstSpecs();
    for (Spec spec : decl.specs()) {
      switch (spec) {
        case ImportSpec s -> session.errors.at(s, ErrorCode.INVALID_SYNTAX_TREE, "import declaration inside a function");
        case TypeSpec s -> type(s);
        case ValueSpec s when decl.tok() == Token.CONST -> constants(constants.next(s));
        case ValueSpec s -> variables(s);
      }
    }
  }

  private void type(TypeSpec spec) {
    TypeName obj = new TypeName(spec.name().pos(), session.pkg, spec.name().name(), null);
    // A local type sees itself.
    session.resolver.declare(session.frame.scope, spec.name(), obj, spec.name().pos());
    session.cycles.push(obj);
    session.declarations.type(obj, spec);
    session.cycles.pop();
  }

  private void constants(Resolver.ConstSpecs.Entry entry) {
    int top = session.delayedCount();
    ValueSpec spec = entry.spec();
    List<Const> objects = new ArrayList<>();
    for (int i = 0; i < spec.names().size(); i++) {
      Ident name = spec.names().get(i);
      Const obj = new Const(name.pos(), session.pkg, name.name(), null, Value.of(spec.iota()));
      objects.add(obj);
      session.declarations.constant(obj, entry.type(), entry.value(i), entry.inherited());
    }
    session.resolver.arity(spec.pos(), spec.names(), entry.values(), true, entry.inherited());
    session.processDelayed(top);
    for (int i = 0; i < objects.size(); i++) {
      session.resolver.declare(session.frame.scope, spec.names().get(i), objects.get(i), spec.end());
    }
  }

  private void variables(ValueSpec spec) {
    int top = session.delayedCount();
    List<Var> vars = new ArrayList<>();
    for (Ident name : spec.names()) {
      vars.add(new Var(Var.Kind.LOCAL, name.pos(), session.pkg, name.name(), null));
    }
    List<Expr> values = spec.values();
    boolean shared = values.size() == 1 && vars.size() > 1;
    for (int i = 0; i < vars.size(); i++) {
      if (shared) {
        session.declarations.variable(vars.get(0), vars, spec.type(), values.get(0));
        break;
      }
      session.declarations.variable(vars.get(i), List.of(), spec.type(), i < values.size() ? values.get(i) : null);
    }
    if (spec.type() == null || !values.isEmpty()) {
      session.resolver.arity(spec.pos(), spec.names(), values, false, false);
    }
    session.processDelayed(top);
    for (int i = 0; i < vars.size(); i++) {
      session.resolver.declare(session.frame.scope, spec.names().get(i), vars.get(i), spec.end());
    }
  }
}
