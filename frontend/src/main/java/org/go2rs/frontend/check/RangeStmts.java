package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** {@code for ... range}: over arrays, slices, strings, maps, channels, integers and functions. */
final class RangeStmts {
  /**
   * The types of the iteration values.
   *
   * @param key null if there is none
   * @param value null if there is none
   * @param problem why it cannot be ranged over; null if it can
   */
  private record Iteration(@Nullable Type key, @Nullable Type value, @Nullable String problem) {
    static Iteration of(@Nullable Type key, @Nullable Type value) {
      return new Iteration(key, value, null);
    }

    static Iteration bad(String problem) {
      return new Iteration(Basic.INVALID, Basic.INVALID, problem);
    }
  }

  private final Session session;

  RangeStmts(Session session) {
    this.session = session;
  }

  void check(RangeStmt s) {
    Operand x = session.exprs.expr(s.x());
    Iteration iteration = Iteration.of(null, null);
    if (!x.isInvalid()) {
      iteration = iteration(x.type());
      problems(s, x, iteration);
    } else {
      iteration = Iteration.of(Basic.INVALID, Basic.INVALID);
    }
    session.openScope(s, "range");
    List<Var> vars = List.of();
    if (s.tok() == Token.DEFINE) {
      vars = define(s, x, iteration);
    } else if (s.key() != null) {
      assign(s, x, iteration);
    } else if (Predicates.isInteger(x.type())) {
      // Without a variable the number still needs a type.
      session.assignments.assign(x, null, "range clause");
    }
    for (Var v : vars) {
      session.resolver.declare(session.frame.scope, null, v, s.body().pos());
    }
    session.openScope(s.body(), "body");
    session.statements.list(s.body().list());
    session.closeScope();
    session.closeScope();
  }

  private void problems(RangeStmt s, Operand x, Iteration iteration) {
    if (iteration.problem != null) {
      String why = iteration.problem.isEmpty() ? "" : ": " + iteration.problem;
      session.errors.at(x, ErrorCode.INVALID_RANGE_EXPR, "cannot range over " + session.text(x) + why);
    } else if (iteration.key == null && s.key() != null) {
      session.errors.at(s.key(), ErrorCode.INVALID_ITER_VAR, "range over " + session.text(x) + " permits no iteration variables");
    } else if (iteration.value == null && s.value() != null) {
      String message = "range over " + session.text(x) + " permits only one iteration variable";
      session.errors.at(s.value(), ErrorCode.INVALID_ITER_VAR, message);
    }
  }

  private List<Var> define(RangeStmt s, Operand x, Iteration iteration) {
    List<Var> vars = new ArrayList<>();
    define(s.key(), x, iteration.key, vars);
    define(s.value(), x, iteration.value, vars);
    if (vars.isEmpty()) {
      session.errors.at(s, ErrorCode.NO_NEW_VAR, "no new variables on left side of :=");
    }
    return vars;
  }

  private void define(@Nullable Expr lhs, Operand x, @Nullable Type type, List<Var> vars) {
    if (lhs == null) {
      return;
    }
    Var v = new Var(Var.Kind.LOCAL, lhs.pos(), session.pkg, lhs instanceof Ident ident ? ident.name() : "_", null);
    if (lhs instanceof Ident ident) {
      session.recorder.def(ident, v);
      if (!ident.name().equals("_")) {
        vars.add(v);
      }
    } else {
      session.errors.at(lhs, ErrorCode.INVALID_SYNTAX_TREE, "cannot declare " + ExprStrings.of(lhs));
    }
    if (type == null || !Types.isValid(type)) {
      v.setType(Basic.INVALID);
      v.setUsed(true);
    } else if (Predicates.isInteger(x.type())) {
      session.assignments.initVar(v, x, "range clause");
    } else {
      session.assignments.initVar(v, Operand.of(OperandMode.VALUE, lhs, type), "assignment");
    }
  }

  private void assign(RangeStmt s, Operand x, Iteration iteration) {
    assign(s.key(), x, iteration.key);
    assign(s.value(), x, iteration.value);
  }

  private void assign(@Nullable Expr lhs, Operand x, @Nullable Type type) {
    if (lhs == null || type == null || !Types.isValid(type)) {
      return;
    }
    if (Predicates.isInteger(x.type())) {
      Operand assigned = session.assignments.assignVar(lhs, x, "range clause");
      if (!assigned.isInvalid() && !Predicates.isInteger(assigned.type())) {
        String message = "cannot use iteration variable of type " + session.text(assigned.type());
        session.errors.at(lhs, ErrorCode.INVALID_RANGE_EXPR, message);
      }
    } else {
      session.assignments.assignVar(lhs, Operand.of(OperandMode.VALUE, lhs, type), "assignment");
    }
  }

  private Iteration iteration(Type type) {
    CommonUnder.Result under =
        CommonUnder.of(
            type,
            session.packageNames(),
            (t, u) -> u instanceof Chan chan && chan.dir() == Chan.Dir.SEND_ONLY ? "receive from send-only channel " + session.text(t) : null);
    if (under.type() == null) {
      return Iteration.bad(under.error() == null ? "" : under.error());
    }
    return switch (under.type()) {
      case Basic basic when basic.is(Basic.IS_STRING) -> Iteration.of(Basic.INT, Basic.RUNE);
      case Basic basic when basic.is(Basic.IS_INTEGER) ->
          session.allows(GoVersion.GO1_22) ? Iteration.of(type, null) : Iteration.bad("requires go1.22 or later");
      case Array array -> Iteration.of(Basic.INT, array.elem());
      case Pointer pointer when pointer.elem().underlying() instanceof Array array -> Iteration.of(Basic.INT, array.elem());
      case Slice slice -> Iteration.of(Basic.INT, slice.elem());
      case MapType map -> Iteration.of(map.key(), map.elem());
      case Chan chan -> Iteration.of(chan.elem(), null);
      case Signature signature -> function(signature);
      case Basic other -> Iteration.bad("");
      case Struct other -> Iteration.bad("");
      case Pointer other -> Iteration.bad("");
      case Tuple other -> Iteration.bad("");
      case Union other -> Iteration.bad("");
      case Interface other -> Iteration.bad("");
      case Named other -> Iteration.bad("");
      case TypeParam other -> Iteration.bad("");
      case Alias other -> Iteration.bad("");
    };
  }

  private Iteration function(Signature signature) {
    String must = "func must be func(yield func(...) bool): ";
    if (!session.allows(GoVersion.GO1_23)) {
      return Iteration.bad("requires go1.23 or later");
    }
    if (signature.params().size() != 1) {
      return Iteration.bad(must + "wrong argument count");
    }
    if (signature.results().size() != 0) {
      return Iteration.bad(must + "unexpected results");
    }
    CommonUnder.Result param = CommonUnder.of(signature.params().typeAt(0), session.packageNames(), (t, u) -> null);
    if (!(param.type() instanceof Signature callee)) {
      return Iteration.bad(must + (param.type() == null ? "in yield type, " + param.error() : "argument is not func"));
    }
    if (callee.params().size() > 2) {
      return Iteration.bad(must + "yield func has too many parameters");
    }
    boolean one = callee.results().size() == 1;
    if (!one || !Types.identical(callee.results().typeAt(0), Basic.BOOL)) {
      boolean defined = one && Predicates.isBoolean(callee.results().typeAt(0));
      return Iteration.bad(must + (defined ? "yield func returns user-defined boolean, not bool" : "yield func does not return bool"));
    }
    int count = callee.params().size();
    return Iteration.of(count >= 1 ? callee.params().typeAt(0) : null, count == 2 ? callee.params().typeAt(1) : null);
  }
}
