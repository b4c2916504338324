package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeSet;
import org.go2rs.frontend.types.TypeStrings;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Interface types: methods, embedded elements and unions. */
final class InterfaceTypes {
  private static final int MAX_TERMS = 100;

  private final Session session;

  InterfaceTypes(Session session) {
    this.session = session;
  }

  /** An interface literal; {@code def} is the name that is being declared for it, if any. */
  Type check(InterfaceType e, @Nullable TypeName def) {
    Interface iface = session.newInterface();
    List<Func> methods = new ArrayList<>();
    List<Type> embeddeds = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (Field field : e.methods().list()) {
      if (field.names().isEmpty()) {
        embeddeds.add(element(field.type()));
        positions.add(field.type().pos());
      } else {
        method(field, iface, def, methods);
      }
    }
    iface.complete(methods, embeddeds, positions);
    if (!methods.isEmpty() || !embeddeds.isEmpty()) {
      session.later(iface::typeSet);
    }
    return iface;
  }

  /** The interface around a constraint such as {@code ~int|~string}. */
  Type implicit(Expr e) {
    Interface iface = session.newInterface();
    iface.complete(List.of(), List.of(element(e)), List.of(e.pos()));
    iface.setImplicit(true);
    session.later(iface::typeSet);
    return iface;
  }

  private void method(Field field, Interface iface, @Nullable TypeName def, List<Func> methods) {
    Ident name = field.names().get(0);
    if (name.name().equals("_")) {
      session.errors.at(name, ErrorCode.BLANK_IFACE_METHOD, "methods must have a unique non-blank name");
      return;
    }
    if (!(field.type() instanceof FuncType type)) {
      return;
    }
    Signature signature = session.signatures.literal(type).signature();
    session.recorder.typeExpr(type, signature);
    // The name of the interface, if it has one, makes better messages.
    Named named = def == null || def.typeOrNull() == null ? null : Types.asNamed(def.type());
    Var recv = new Var(Var.Kind.RECV, name.pos(), session.pkg, "", named != null ? named : iface);
    Signature withRecv = signature.withRecv(recv);
    session.recorder.typeExpr(type, withRecv);
    Func func = new Func(name.pos(), session.pkg, name.name(), withRecv);
    session.recorder.def(name, func);
    methods.add(func);
  }

  /** An embedded element: a type, or a union. */
  private Type element(Expr e) {
    List<Expr> exprs = new ArrayList<>();
    List<BinaryExpr> operators = new ArrayList<>();
    flatten(e, exprs, operators);
    List<Union.Term> terms = new ArrayList<>();
    Type union = Basic.INVALID;
    boolean tooMany = false;
    for (int i = 0; i < exprs.size(); i++) {
      Union.Term term = term(exprs.get(i));
      if (exprs.size() == 1 && !term.tilde()) {
        return term.type();
      }
      if (terms.size() >= MAX_TERMS) {
        if (!tooMany) {
          String message = "cannot handle more than " + MAX_TERMS + " union terms (implementation limitation)";
          session.errors.at(exprs.get(i), ErrorCode.INVALID_UNION, message);
        }
        tooMany = true;
        union = Basic.INVALID;
      } else {
        terms.add(term);
        union = new Union(terms);
      }
      if (i > 0) {
        session.recorder.typeExpr(operators.get(i - 1), union);
      }
    }
    if (!tooMany) {
      session.later(() -> validTerms(terms, exprs));
    }
    return union;
  }

  private static void flatten(Expr e, List<Expr> terms, List<BinaryExpr> operators) {
    if (e instanceof BinaryExpr binary && binary.op() == Token.OR) {
      flatten(binary.x(), terms, operators);
      operators.add(binary);
      terms.add(binary.y());
    } else {
      terms.add(e);
    }
  }

  private Union.Term term(Expr e) {
    boolean tilde = e instanceof UnaryExpr unary && unary.op() == Token.TILDE;
    Expr inner = tilde ? ((UnaryExpr) e).x() : e;
    Type type = session.typeExprs.type(inner);
    if (Predicates.isTypeParam(type)) {
      String message = tilde ? "type in term " + ExprStrings.of(e) + " cannot be a type parameter" : "term cannot be a type parameter";
      session.errors.at(inner, ErrorCode.MISPLACED_TYPE_PARAM, message);
      type = Basic.INVALID;
    }
    Union.Term term = new Union.Term(tilde, type);
    if (tilde) {
      session.recorder.typeExpr(e, new Union(List.of(term)));
    }
    return term;
  }

  private void validTerms(List<Union.Term> terms, List<Expr> exprs) {
    for (int i = 0; i < terms.size(); i++) {
      Union.Term term = terms.get(i);
      if (Types.isValid(term.type())) {
        String problem = problem(terms, i);
        if (!problem.isEmpty()) {
          session.errors.at(exprs.get(i), ErrorCode.INVALID_UNION, problem);
        }
      }
    }
  }

  private String problem(List<Union.Term> terms, int i) {
    Union.Term term = terms.get(i);
    Type under = term.type().underlying();
    String type = session.text(term.type());
    String asTerm = text(term);
    if (term.tilde() && under instanceof Interface) {
      return "invalid use of ~ (" + type + " is an interface)";
    }
    if (term.tilde() && !Types.identical(under, term.type())) {
      return "invalid use of ~ (underlying type of " + type + " is " + session.text(under) + ")";
    }
    if (under instanceof Interface iface) {
      TypeSet set = iface.typeSet();
      if (!set.methods().isEmpty()) {
        return "cannot use " + asTerm + " in union (" + asTerm + " contains methods)";
      }
      if (term.type() == Universe.COMPARABLE) {
        return "cannot use comparable in union";
      }
      return set.comparable() ? "cannot use " + asTerm + " in union (" + asTerm + " embeds comparable)" : "";
    }
    for (int j = 0; j < i; j++) {
      Union.Term other = terms.get(j);
      if (!Predicates.isInterface(other.type()) && overlap(other, term)) {
        return "overlapping terms " + text(term) + " and " + text(other);
      }
    }
    return "";
  }

  private static boolean overlap(Union.Term x, Union.Term y) {
    Type a = y.tilde() ? x.type().underlying() : x.type();
    Type b = x.tilde() ? y.type().underlying() : y.type();
    return Types.identical(a, b);
  }

  /** Terms are shown with full package paths, the package's own included. */
  private static String text(Union.Term term) {
    return (term.tilde() ? "~" : "") + TypeStrings.of(term.type());
  }
}
