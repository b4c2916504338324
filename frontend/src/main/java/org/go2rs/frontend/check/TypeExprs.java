package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.ArrayType;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.ChanType;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.InterfaceType;
import org.go2rs.frontend.ast.KeyValueExpr;
import org.go2rs.frontend.ast.Literal;
import org.go2rs.frontend.ast.MapType;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.StructType;
import org.go2rs.frontend.ast.TypeAssertExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Cause;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Implements;
import org.go2rs.frontend.types.Instances;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeSet;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Type expressions. The result of an erroneous one is {@link Basic#INVALID}. */
final class TypeExprs {
  private final Session session;

  TypeExprs(Session session) {
    this.session = session;
  }

  /** A type that is not an uninstantiated generic one. */
  Type type(Expr e) {
    return declared(e, null);
  }

  /** A type that a variable can have: no constraint interface either. */
  Type varType(Expr e) {
    Type type = type(e);
    validVarType(e, type);
    return type;
  }

  /** As {@link #type}; {@code def} is the name that a type declaration gives to it. */
  Type declared(Expr e, @Nullable TypeName def) {
    Type type = internal(e, def);
    if (Predicates.isGeneric(type)) {
      String message = "cannot use generic type " + session.text(type) + " without instantiation";
      session.errors.at(e, ErrorCode.WRONG_TYPE_ARG_COUNT, message);
      type = Basic.INVALID;
    }
    session.recorder.typeExpr(e, type);
    return type;
  }

  /** Reports a constraint interface, once types are complete: asking for its type set earlier would be too soon. */
  void validVarType(Expr e, Type type) {
    if (Predicates.isTypeParam(type)) {
      return;
    }
    Type unaliased = Types.unalias(type);
    if (unaliased instanceof Basic || unaliased instanceof Pointer || unaliased instanceof Slice) {
      return;
    }
    session.later(
        () -> {
          if (type.underlying() instanceof Interface iface) {
            TypeSet set = iface.typeSet();
            if (!set.isMethodSet()) {
              String why = set.comparable() ? "interface is (or embeds) comparable" : "interface contains type constraints";
              String message = "cannot use type " + session.text(type) + " outside a type constraint: " + why;
              session.errors.at(e, ErrorCode.MISPLACED_CONSTRAINT_IFACE, message);
            }
          }
        });
  }

  /** Several types; null if one of them is invalid, but all have been checked. */
  @Nullable List<Type> list(List<Expr> exprs) {
    List<Type> result = new ArrayList<>();
    boolean valid = true;
    for (Expr e : exprs) {
      Type type = varType(e);
      valid &= Types.isValid(type);
      result.add(type);
    }
    return valid ? result : null;
  }

  private Type internal(Expr expr, @Nullable TypeName def) {
    return switch (expr) {
      case BadExpr e -> Basic.INVALID;
      case Ident e -> named(session.identifiers.check(e, true));
      case SelectorExpr e -> named(session.selectors.check(e, true));
      case IndexExpr e -> {
        session.verify(e.pos(), GoVersion.GO1_18, "type instantiation");
        yield instance(e.x(), e.indices());
      }
      case ParenExpr e -> declared(e.x(), def);
      case ArrayType e -> e.len() == null ? new Slice(varType(e.elt())) : array(e, e.len());
      case Ellipsis e -> {
        session.errors.at(e, ErrorCode.INVALID_SYNTAX_TREE, "invalid use of ...");
        yield Basic.INVALID;
      }
      case StructType e -> session.structTypes.check(e);
      case StarExpr e -> {
        Type base = varType(e.x());
        yield Types.isValid(base) ? new Pointer(base) : Basic.INVALID;
      }
      case FuncType e -> session.signatures.literal(e).signature();
      case InterfaceType e -> session.interfaceTypes.check(e, def);
      case MapType e -> map(e);
      case ChanType e -> chan(e);
      case Literal e -> notType(e);
      case SliceExpr e -> notType(e);
      case TypeAssertExpr e -> notType(e);
      case CallExpr e -> notType(e);
      case UnaryExpr e -> notType(e);
      case BinaryExpr e -> notType(e);
      case KeyValueExpr e -> notType(e);
    };
  }

  private Type notType(Expr expr) {
    session.errors.at(expr, ErrorCode.NOT_A_TYPE, ExprStrings.of(expr) + " is not a type");
    session.exprs.use(expr);
    return Basic.INVALID;
  }

  private Type named(Operand x) {
    if (x.isType()) {
      return x.type();
    }
    if (!x.isInvalid()) {
      String what = x.mode() == OperandMode.NO_VALUE ? " used as type" : " is not a type";
      session.errors.at(x, ErrorCode.NOT_A_TYPE, session.text(x) + what);
    }
    return Basic.INVALID;
  }

  private Type map(MapType e) {
    Type key = varType(e.key());
    Type elem = varType(e.value());
    if (!(Types.unalias(key) instanceof Basic known && known != Basic.INVALID)) {
      session.later(() -> mapKey(e.key(), key));
    }
    return new org.go2rs.frontend.types.MapType(key, elem);
  }

  private void mapKey(Expr at, Type key) {
    if (!Predicates.isComparable(key)) {
      String why = Predicates.isTypeParam(key) ? " (missing comparable constraint)" : "";
      session.errors.at(at, ErrorCode.INCOMPARABLE_MAP_KEY, "invalid map key type " + session.text(key) + why);
    }
  }

  private Type chan(ChanType e) {
    Chan.Dir dir =
        switch (e.dir()) {
          case BOTH -> Chan.Dir.SEND_RECV;
          case SEND -> Chan.Dir.SEND_ONLY;
          case RECV -> Chan.Dir.RECV_ONLY;
        };
    return new Chan(dir, varType(e.value()));
  }

  private Type array(ArrayType e, Expr len) {
    if (len instanceof Ellipsis) {
      session.errors.at(e, ErrorCode.BAD_DOT_DOT_DOT_SYNTAX, "invalid use of [...] array (outside a composite literal)");
      varType(e.elt());
      return Basic.INVALID;
    }
    long n = arrayLength(len);
    Type elem = varType(e.elt());
    return n < 0 ? Basic.INVALID : new Array(n, elem);
  }

  /** The length of an array type; negative after an error. */
  private long arrayLength(Expr e) {
    if (e instanceof Ident name) {
      // This may have been meant as a type parameter list whose constraint was forgotten.
      Obj obj = session.frame.lookup(name.name());
      if (obj == null) {
        String message = "undefined array length " + name.name() + " or missing type constraint";
        session.errors.at(name, ErrorCode.INVALID_ARRAY_LEN, message);
        return -1;
      }
      if (!(obj instanceof Const)) {
        session.errors.at(name, ErrorCode.INVALID_ARRAY_LEN, "invalid array length " + name.name());
        return -1;
      }
    }
    Operand x = session.exprs.expr(e);
    if (!x.isConstant()) {
      if (!x.isInvalid()) {
        session.errors.at(x, ErrorCode.INVALID_ARRAY_LEN, "array length " + session.text(x) + " must be constant");
      }
      return -1;
    }
    boolean integer = Predicates.isInteger(x.type());
    if (integer || Predicates.isUntyped(x.type())) {
      Value length = Constants.toInt(x.constant());
      if (length.kind() == Kind.INT && Constants.sign(length) >= 0 && Constants.bitLen(length) <= 63) {
        return Constants.longValue(length);
      }
    }
    String message = integer ? "invalid array length " + session.text(x) : "array length " + session.text(x) + " must be integer";
    session.errors.at(x, ErrorCode.INVALID_ARRAY_LEN, message);
    return -1;
  }

  /** A generic type that is to be instantiated; {@link Basic#INVALID} if it is none, with a reason unless an error was reported. */
  Type generic(Expr e, StringBuilder cause) {
    Type type = internal(e, null);
    if (Types.isValid(type) && !Predicates.isGeneric(type)) {
      cause.append(session.text(type)).append(" is not a generic type");
      type = Basic.INVALID;
    }
    session.recorder.typeExpr(e, type);
    return type;
  }

  private Type instance(Expr x, List<Expr> argExprs) {
    StringBuilder cause = new StringBuilder();
    Type generic = generic(x, cause);
    if (!cause.isEmpty()) {
      String message = "invalid operation: " + ExprStrings.of(x) + "[" + ExprStrings.of(argExprs) + "] (" + cause + ")";
      session.errors.at(x, ErrorCode.NOT_A_GENERIC_TYPE, message);
    }
    if (!Types.isValid(generic)) {
      return Basic.INVALID;
    }
    List<Type> args = list(argExprs);
    if (args == null) {
      return Basic.INVALID;
    }
    List<TypeParam> params = Instances.typeParamsOf(generic);
    boolean fits = params.size() == args.size();
    if (!fits && !(generic instanceof Named)) {
      wrongCount(x, generic, params.size(), args.size());
      return Basic.INVALID;
    }
    // With the wrong number of arguments this is a type without fields and methods, for the sake of fewer errors that follow.
    Type inst = Instances.instantiate(Positions.own(x), generic, args, session.context);
    // Constraints can be checked only when all types are complete.
    session.later(
        () -> {
          session.recorder.instance(x, args, inst);
          if (fits) {
            verify(Positions.own(x), params, args, argExprs);
          } else {
            wrongCount(x, generic, params.size(), args.size());
          }
        });
    return inst;
  }

  private void wrongCount(Expr x, Type generic, int want, int have) {
    String qualifier = have < want ? "not enough" : "too many";
    String message = qualifier + " type arguments for type " + nameOf(generic) + ": have " + have + ", want " + want;
    session.errors.at(Positions.own(x), ErrorCode.WRONG_TYPE_ARG_COUNT, message);
  }

  private static String nameOf(Type generic) {
    return generic instanceof Named named ? named.name() : generic instanceof Alias alias ? alias.name() : "";
  }

  /** Checks that type arguments satisfy the constraints; errors are reported at the argument, or at the position if it was inferred. */
  void verify(int pos, List<TypeParam> params, List<Type> args, List<Expr> argExprs) {
    Cause cause = new Cause();
    int failed = Implements.verify(params, args, session.env(), cause);
    if (failed >= 0) {
      int at = failed < argExprs.size() ? Positions.start(argExprs.get(failed)) : pos;
      session.errors.at(at, ErrorCode.INVALID_TYPE_ARG, cause.text());
    } else {
      session.instantiations.instance(pos, params, args, argExprs);
    }
  }
}
