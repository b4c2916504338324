package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Op;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Calls of predeclared functions, except for those of package unsafe and those on complex numbers. */
final class Builtins {
  private static final Type EMPTY_INTERFACE = Interface.EMPTY;

  private final Session session;

  Builtins(Session session) {
    this.session = session;
  }

  /** Which predeclared function an expression names, if any. */
  static Builtin.@Nullable Id named(Info info, Expr fun) {
    Ident name = fun instanceof Ident ident ? ident : fun instanceof SelectorExpr selector ? selector.sel() : null;
    return name != null && info.uses.get(name) instanceof Builtin builtin ? builtin.builtinId() : null;
  }

  /** The result of a call; its expression is not set to the call. */
  Operand check(CallExpr call, Operand fun) {
    Builtin.Id id = fun.builtin();
    if (id == null) {
      return Operand.invalid(call);
    }
    if (call.hasEllipsis() && id != Builtin.Id.APPEND) {
      String message = "invalid operation: invalid use of ... with built-in " + id.goName();
      session.errors.at(call, ErrorCode.INVALID_DOT_DOT_DOT, message);
      session.exprs.use(call.args());
      return Operand.invalid(call);
    }
    boolean measures = id == Builtin.Id.LEN || id == Builtin.Id.CAP;
    boolean before = session.frame.hasCallOrRecv;
    if (measures) {
      session.frame.hasCallOrRecv = false;
    }
    Operand result = dispatch(call, id);
    if (measures) {
      session.frame.hasCallOrRecv = before;
    }
    return result;
  }

  private Operand dispatch(CallExpr call, Builtin.Id id) {
    boolean takesSyntax = id == Builtin.Id.MAKE || id == Builtin.Id.NEW || id == Builtin.Id.UNSAFE_OFFSETOF;
    List<Operand> args = List.of();
    int count = call.args().size();
    if (!takesSyntax) {
      args = session.exprs.list(call.args());
      count = args.size();
      if (args.stream().anyMatch(Operand::isInvalid)) {
        return Operand.invalid(call);
      }
    }
    if (!countFits(call, id, count)) {
      return Operand.invalid(call);
    }
    return switch (id) {
      case APPEND -> append(call, args);
      case CAP, LEN -> length(call, id, args.get(0));
      case CLEAR -> clear(call, args.get(0));
      case CLOSE -> close(call, args.get(0));
      case COMPLEX -> new ComplexBuiltins(session).complex(call, args.get(0), args.get(1));
      case COPY -> copy(call, args.get(0), args.get(1));
      case DELETE -> delete(call, args.get(0), args.get(1));
      case IMAG, REAL -> new ComplexBuiltins(session).part(call, id, args.get(0));
      case MAKE -> make(call);
      case MAX, MIN -> extremum(call, id, args);
      case NEW -> newValue(call);
      case PANIC -> panic(call, args.get(0));
      case PRINT, PRINTLN -> print(call, id, args);
      case RECOVER -> recover(call);
      case UNSAFE_ADD, UNSAFE_ALIGNOF, UNSAFE_OFFSETOF, UNSAFE_SIZEOF, UNSAFE_SLICE, UNSAFE_SLICE_DATA, UNSAFE_STRING, UNSAFE_STRING_DATA ->
          session.unsafeBuiltins.check(call, id, args);
    };
  }

  private boolean countFits(CallExpr call, Builtin.Id id, int count) {
    String problem = count < id.minArgs() ? "not enough" : !id.isVariadic() && count > id.minArgs() ? "too many" : "";
    if (problem.isEmpty()) {
      return true;
    }
    String numbers = " (expected " + id.minArgs() + ", found " + count + ")";
    String message = "invalid operation: " + problem + " arguments for " + ExprStrings.of(call) + numbers;
    session.errors.at(call, ErrorCode.WRONG_ARG_COUNT, message);
    return false;
  }

  /** Records the signature with which a function is called here, and makes the result. */
  Operand result(CallExpr call, @Nullable Type result, Type... params) {
    session.recorder.builtin(call.fun(), signature(result, params));
    return result == null ? Operand.of(OperandMode.NO_VALUE, call, Basic.INVALID) : Operand.value(call, result);
  }

  private static Signature signature(@Nullable Type result, Type... params) {
    List<Var> vars = Arrays.stream(params).map(type -> Var.param(0, null, "", Types.defaultType(type))).toList();
    return Signature.of(Tuple.of(vars), result == null ? Tuple.EMPTY : Tuple.of(Var.result(0, null, "", result)), false);
  }

  Operand error(CallExpr call, Operand at, ErrorCode code, String message) {
    session.errors.at(at, code, message);
    return Operand.invalid(call);
  }

  // ---- slices

  private Operand append(CallExpr call, List<Operand> args) {
    Operand slice = args.get(0);
    String[] problem = new String[1];
    Type elem = sliceElem(slice, problem);
    if (elem == null) {
      return error(call, slice, ErrorCode.INVALID_APPEND, "invalid append: " + problem[0]);
    }
    Type type = slice.type();
    if (args.size() == 2 && call.hasEllipsis() && session.assignability.test(slice, new Slice(Basic.BYTE)) && isBytesWithString(args.get(1))) {
      // append([]byte, string...)
      Signature special = Signature.of(tupleOf(type, args.get(1).type()), tupleOf(type), true);
      session.recorder.builtin(call.fun(), special);
      return Operand.value(call, type);
    }
    Signature signature = Signature.of(tupleOf(type, new Slice(elem)), tupleOf(type), true);
    session.arguments.values(call, signature, args);
    session.recorder.builtin(call.fun(), signature);
    return Operand.value(call, type);
  }

  private static Tuple tupleOf(Type... types) {
    return Tuple.of(Arrays.stream(types).map(type -> Var.param(0, null, "", Types.defaultType(type))).toList());
  }

  /** Whether all types are strings or byte slices, and at least one is a string. */
  private static boolean isBytesWithString(Operand y) {
    boolean[] hasString = new boolean[1];
    boolean all = Predicates.underIs(y.type(), under -> isBytesOrString(under, hasString));
    return all && hasString[0];
  }

  private static boolean isBytesOrString(@Nullable Type under, boolean[] hasString) {
    boolean string = under != null && Predicates.isString(under);
    hasString[0] |= string;
    return string || (under instanceof Slice slice && Types.identical(slice.elem(), Universe.BYTE));
  }

  /** The element type that all slice types of a type set share, or null with a reason. */
  private @Nullable Type sliceElem(Operand x, String[] problem) {
    Type[] elem = new Type[1];
    boolean ok =
        Predicates.underIs(
            x.type(),
            under -> {
              if (!(under instanceof Slice slice)) {
                problem[0] = "argument must be a slice; have " + (x.isNil() ? "untyped nil" : session.text(x));
                return false;
              }
              if (elem[0] != null && !Types.identical(elem[0], slice.elem())) {
                String pair = session.text(elem[0]) + " and " + session.text(slice.elem());
                problem[0] = "mismatched slice element types " + pair + " in " + session.text(x);
                return false;
              }
              elem[0] = slice.elem();
              return true;
            });
    return ok ? elem[0] : null;
  }

  private Operand copy(CallExpr call, Operand dst, Operand src) {
    boolean bytes = session.assignability.test(dst, new Slice(Basic.BYTE)) && Predicates.underIs(src.type(), u -> isBytesOrString(u, new boolean[1]));
    if (!bytes) {
      String[] problem = new String[1];
      Type to = sliceElem(dst, problem);
      if (to == null) {
        return error(call, dst, ErrorCode.INVALID_COPY, "invalid copy: " + problem[0]);
      }
      Type from = sliceElem(src, problem);
      if (from == null && !Predicates.allString(src.type())) {
        return error(call, src, ErrorCode.INVALID_COPY, "invalid copy: " + problem[0]);
      }
      from = from == null ? Basic.BYTE : from;
      if (!Types.identical(to, from)) {
        String args = session.text(dst) + " and " + session.text(src);
        String types = " have different element types " + session.text(to) + " and " + session.text(from);
        return error(call, dst, ErrorCode.INVALID_COPY, "invalid copy: arguments " + args + types);
      }
    }
    return result(call, Basic.INT, dst.type(), src.type());
  }

  // ---- len, cap, clear, close, delete

  private Operand length(CallExpr call, Builtin.Id id, Operand x) {
    boolean len = id == Builtin.Id.LEN;
    Type under = x.type().underlying();
    if (len && x.isConstant() && x.constant() instanceof Value.StringVal s) {
      return Operand.constant(call, Basic.INT, Value.of(s.length()));
    }
    if (!Predicates.isTypeParam(x.type()) && withoutArrayPointer(under) instanceof Array array && !session.frame.hasCallOrRecv) {
      return Operand.constant(call, Basic.INT, array.len() < 0 ? Value.UNKNOWN : Value.of(array.len()));
    }
    boolean ok =
        Predicates.isTypeParam(x.type()) ? Predicates.underIs(x.type(), u -> u != null && hasLength(u, len)) : hasLength(under, len);
    if (!ok) {
      if (!Types.isValid(under)) {
        return Operand.invalid(call);
      }
      ErrorCode code = len ? ErrorCode.INVALID_LEN : ErrorCode.INVALID_CAP;
      return error(call, x, code, "invalid argument: " + session.text(x) + " for built-in " + id.goName());
    }
    return result(call, Basic.INT, x.type());
  }

  private static Type withoutArrayPointer(Type under) {
    return under instanceof Pointer pointer && pointer.elem().underlying() instanceof Array array ? array : under;
  }

  private static boolean hasLength(Type under, boolean len) {
    Type shape = withoutArrayPointer(under);
    return shape instanceof Basic basic && len && basic.is(Basic.IS_STRING)
        || shape instanceof Array
        || shape instanceof Slice
        || shape instanceof Chan
        || shape instanceof MapType && len;
  }

  private Operand clear(CallExpr call, Operand x) {
    session.verify(call.fun().pos(), GoVersion.GO1_21, "clear");
    if (!Predicates.underIs(x.type(), u -> u instanceof MapType || u instanceof Slice)) {
      String message = "invalid argument: cannot clear " + session.text(x) + ": argument must be (or constrained by) map or slice";
      return error(call, x, ErrorCode.INVALID_CLEAR, message);
    }
    return result(call, null, x.type());
  }

  private Operand close(CallExpr call, Operand x) {
    if (!Predicates.underIs(x.type(), u -> u instanceof Chan)) {
      return error(call, x, ErrorCode.INVALID_CLOSE, "invalid operation: cannot close non-channel " + session.text(x));
    }
    if (!Predicates.underIs(x.type(), u -> u instanceof Chan chan && chan.dir() != Chan.Dir.RECV_ONLY)) {
      return error(call, x, ErrorCode.INVALID_CLOSE, "invalid operation: cannot close receive-only channel " + session.text(x));
    }
    return result(call, null, x.type());
  }

  private Operand delete(CallExpr call, Operand map, Operand key) {
    Type[] keyType = new Type[1];
    boolean ok =
        Predicates.underIs(
            map.type(),
            under -> {
              if (!(under instanceof MapType m)) {
                session.errors.at(map, ErrorCode.INVALID_DELETE, "invalid argument: " + session.text(map) + " is not a map");
                return false;
              }
              if (keyType[0] != null && !Types.identical(m.key(), keyType[0])) {
                String message = "invalid argument: maps of " + session.text(map) + " must have identical key types";
                session.errors.at(map, ErrorCode.INVALID_DELETE, message);
                return false;
              }
              keyType[0] = m.key();
              return true;
            });
    if (!ok || session.assignments.assign(key, keyType[0], "argument to delete").isInvalid()) {
      return Operand.invalid(call);
    }
    return result(call, null, map.type(), keyType[0]);
  }

  // ---- make, new

  private Operand make(CallExpr call) {
    Expr typeExpr = call.args().get(0);
    Type type = session.typeExprs.varType(typeExpr);
    if (!Types.isValid(type)) {
      return Operand.invalid(call);
    }
    CommonUnder.Result under =
        CommonUnder.of(
            type,
            session.packageNames(),
            (t, u) -> {
              if (u == null) {
                return "no specific type";
              }
              return u instanceof Slice || u instanceof MapType || u instanceof Chan ? null : "type must be slice, map, or channel";
            });
    if (under.type() == null) {
      String message = "invalid argument: cannot make " + ExprStrings.of(typeExpr) + ": " + under.error();
      session.errors.at(typeExpr, ErrorCode.INVALID_MAKE, message);
      return Operand.invalid(call);
    }
    int min = under.type() instanceof Slice ? 2 : 1;
    int count = call.args().size();
    if (count < min || count > min + 1) {
      String wants = " expects " + min + " or " + (min + 1) + " arguments; found " + count;
      session.errors.at(call, ErrorCode.WRONG_ARG_COUNT, "invalid operation: " + ExprStrings.of(call) + wants);
      return Operand.invalid(call);
    }
    return result(call, type, sizes(call, type).toArray(Type[]::new));
  }

  /** Checks length and capacity, and gives the types of all arguments. */
  private List<Type> sizes(CallExpr call, Type made) {
    List<Type> types = new ArrayList<>(List.of(made));
    List<Long> sizes = new ArrayList<>();
    for (Expr size : call.args().subList(1, call.args().size())) {
      IndexExprs.Index index = session.index.index(size, -1);
      types.add(index.type());
      if (index.value() >= 0) {
        sizes.add(index.value());
      }
    }
    if (sizes.size() == 2 && sizes.get(0) > sizes.get(1)) {
      session.errors.at(call.args().get(1), ErrorCode.SWAPPED_MAKE_ARGS, "invalid argument: length and capacity swapped");
    }
    return types;
  }

  private Operand newValue(CallExpr call) {
    Expr arg = call.args().get(0);
    Operand x = session.exprs.exprOrType(arg, false);
    if (x.mode() == OperandMode.BUILTIN) {
      return error(call, x, ErrorCode.UNCALLED_BUILTIN, session.text(x) + " must be called");
    }
    if (x.isInvalid()) {
      return Operand.invalid(call);
    }
    if (x.isType()) {
      session.typeExprs.validVarType(arg, x.type());
    } else {
      if (Predicates.isUntyped(x.type())) {
        x = session.assignments.assign(x, null, "argument to new");
        if (x.isInvalid()) {
          return Operand.invalid(call);
        }
      }
      session.verify(call.fun().pos(), GoVersion.GO1_26, "new(" + ExprStrings.of(arg) + ")");
    }
    return result(call, new Pointer(x.type()), x.type());
  }

  // ---- min and max

  private Operand extremum(CallExpr call, Builtin.Id id, List<Operand> args) {
    session.verify(call.fun().pos(), GoVersion.GO1_21, "built-in " + id.goName());
    Operand x = args.get(0);
    for (int i = 0; i < args.size(); i++) {
      Operand next = args.get(i);
      if (!Predicates.allOrdered(next.type())) {
        return error(call, next, ErrorCode.INVALID_MIN_MAX_OPERAND, "invalid argument: " + session.text(next) + " cannot be ordered");
      }
      if (i > 0) {
        x = better(call, id, x, next);
        if (x.isInvalid()) {
          return x;
        }
      }
    }
    if (!x.isConstant()) {
      // Only for its effect on untyped operands.
      x = session.assignments.assign(x.asValue(x.type()), EMPTY_INTERFACE, "argument to built-in " + id.goName());
      if (x.isInvalid()) {
        return Operand.invalid(call);
      }
    }
    for (Operand arg : args) {
      if (arg.expr() != null) {
        session.untyped.update(arg.expr(), x.type(), true);
      }
    }
    if (x.isConstant()) {
      return Operand.constant(call, x.type(), x.constant());
    }
    Type[] params = new Type[args.size()];
    Arrays.fill(params, x.type());
    return result(call, x.type(), params);
  }

  private Operand better(CallExpr call, Builtin.Id id, Operand x, Operand next) {
    BinaryExprs.Pair pair = session.binary.match(x, next);
    if (pair.isInvalid()) {
      return Operand.invalid(call);
    }
    Operand a = pair.x();
    Operand b = pair.y();
    if (!Types.identical(a.type(), b.type())) {
      String types = session.text(a.type()) + " (previous argument) and " + session.text(b.type()) + " (type of " + b.exprText() + ")";
      return error(call, b, ErrorCode.MISMATCHED_TYPES, "invalid argument: mismatched types " + types);
    }
    if (a.isConstant() && b.isConstant()) {
      Op op = id == Builtin.Id.MAX ? Op.GTR : Op.LSS;
      return Constants.compare(b.constant(), op, a.constant()) ? b : a;
    }
    return a.asValue(a.type());
  }

  // ---- panic, print, recover

  private Operand panic(CallExpr call, Operand x) {
    session.frame.panics.add(call);
    if (session.assignments.assign(x, EMPTY_INTERFACE, "argument to panic").isInvalid()) {
      return Operand.invalid(call);
    }
    return result(call, null, EMPTY_INTERFACE);
  }

  private Operand print(CallExpr call, Builtin.Id id, List<Operand> args) {
    List<Type> types = new ArrayList<>();
    for (Operand arg : args) {
      Operand x = session.assignments.assign(arg, null, "argument to built-in " + id.goName());
      if (x.isInvalid()) {
        return Operand.invalid(call);
      }
      types.add(x.type());
    }
    return result(call, null, types.toArray(Type[]::new));
  }

  private Operand recover(CallExpr call) {
    return result(call, EMPTY_INTERFACE);
  }
}
