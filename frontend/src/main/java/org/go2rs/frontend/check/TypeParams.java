package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;

/** Type parameter lists and their constraints. */
final class TypeParams {
  private final Session session;

  TypeParams(Session session) {
    this.session = session;
  }

  /**
   * Declares the parameters of a list in the current scope, then checks their constraints, which may mention all of them.
   *
   * @param owner takes the parameters before the constraints are checked, because these may mention the generic type itself
   */
  List<TypeParam> collect(FieldList list, Consumer<List<TypeParam>> owner) {
    List<TypeParam> params = new ArrayList<>();
    for (Field field : list.list()) {
      for (Ident name : field.names()) {
        params.add(declare(name, list.pos()));
      }
    }
    owner.accept(TypeParam.bind(params));
    session.frame.inTypeParamList = true;
    int next = 0;
    for (Field field : list.list()) {
      Type bound = constraint(field.type());
      for (int i = 0; i < field.names().size(); i++) {
        params.get(next++).setConstraint(bound);
      }
    }
    session.frame.inTypeParamList = false;
    return params;
  }

  /** Declares one parameter, as yet without constraint. */
  TypeParam declare(Ident name, int scopePos) {
    TypeName obj = new TypeName(name.pos(), session.pkg, name.name(), null);
    TypeParam param = new TypeParam(obj, Basic.INVALID);
    session.adopt(param);
    session.resolver.declare(session.frame.scope, name, obj, scopePos);
    return param;
  }

  private Type constraint(Expr e) {
    Type bound = isTypeSetLiteral(e) ? session.interfaceTypes.implicit(e) : session.typeExprs.type(e);
    if (Predicates.isTypeParam(bound)) {
      session.errors.at(e, ErrorCode.MISPLACED_TYPE_PARAM, "cannot use a type parameter as constraint");
      return Basic.INVALID;
    }
    return bound;
  }

  /** {@code ~T} and {@code A | B} stand for an interface around them. */
  private static boolean isTypeSetLiteral(Expr e) {
    return (e instanceof UnaryExpr unary && unary.op() == Token.TILDE) || (e instanceof BinaryExpr binary && binary.op() == Token.OR);
  }
}
