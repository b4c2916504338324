package org.go2rs.frontend.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.CommonUnder;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Lookup;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;

/** Calls of the functions of package unsafe. */
final class UnsafeBuiltins {
  private final Session session;

  UnsafeBuiltins(Session session) {
    this.session = session;
  }

  Operand check(CallExpr call, Builtin.Id id, List<Operand> args) {
    return switch (id) {
      case UNSAFE_ADD -> add(call, args.get(0), args.get(1));
      case UNSAFE_ALIGNOF -> measure(call, args.get(0), id);
      case UNSAFE_SIZEOF -> measure(call, args.get(0), id);
      case UNSAFE_OFFSETOF -> offset(call);
      case UNSAFE_SLICE -> slice(call, args.get(0), args.get(1));
      case UNSAFE_SLICE_DATA -> sliceData(call, args.get(0));
      case UNSAFE_STRING -> string(call, args.get(0), args.get(1));
      case UNSAFE_STRING_DATA -> stringData(call, args.get(0));
      case APPEND, CAP, CLEAR, CLOSE, COMPLEX, COPY, DELETE, IMAG, LEN, MAKE, MAX, MIN, NEW, PANIC, PRINT, PRINTLN, REAL, RECOVER ->
          throw new IllegalArgumentException(id.goName());
    };
  }

  private Operand add(CallExpr call, Operand x, Operand y) {
    session.verify(call.fun().pos(), GoVersion.GO1_17, "unsafe.Add");
    Operand pointer = session.assignments.assign(x, Basic.UNSAFE_POINTER, "argument to unsafe.Add");
    if (pointer.isInvalid()) {
      return Operand.invalid(call);
    }
    Operand length = session.index.valid(y, ErrorCode.INVALID_UNSAFE_ADD, "length", true);
    if (length.isInvalid()) {
      return Operand.invalid(call);
    }
    return session.builtins.result(call, Basic.UNSAFE_POINTER, Basic.UNSAFE_POINTER, length.type());
  }

  private Operand measure(CallExpr call, Operand arg, Builtin.Id id) {
    Operand x = session.assignments.assign(arg, null, "argument to unsafe." + id.goName());
    if (x.isInvalid()) {
      return Operand.invalid(call);
    }
    if (hasVariableSize(x.type(), new HashMap<>())) {
      return session.builtins.result(call, Basic.UINTPTR, x.type());
    }
    boolean size = id == Builtin.Id.UNSAFE_SIZEOF;
    long bytes = size ? session.config.sizes().sizeOf(x.type()) : session.config.sizes().alignOf(x.type());
    if (bytes < 0) {
      return session.builtins.error(call, x, ErrorCode.TYPE_TOO_LARGE, session.text(x) + " is too large");
    }
    return Operand.constant(call, Basic.UINTPTR, Value.of(bytes));
  }

  private Operand offset(CallExpr call) {
    Expr arg = call.args().get(0);
    if (!(Nodes.unparen(arg) instanceof SelectorExpr selector)) {
      String message = "invalid argument: " + ExprStrings.of(arg) + " is not a selector expression";
      session.errors.at(arg, ErrorCode.BAD_OFFSETOF_SYNTAX, message);
      session.exprs.use(arg);
      return Operand.invalid(call);
    }
    Operand x = session.exprs.expr(selector.x());
    if (x.isInvalid()) {
      return Operand.invalid(call);
    }
    boolean pointer = x.type().underlying() instanceof Pointer p && p.elem().underlying() instanceof Struct;
    Type base = pointer ? ((Pointer) x.type().underlying()).elem() : x.type();
    String name = selector.sel().name();
    Lookup.Result found = Lookup.fieldOrMethod(base, false, session.pkg, name);
    if (!found.found()) {
      String message = "invalid argument: " + session.text(base) + " has no single field " + name;
      return session.builtins.error(call, x, ErrorCode.MISSING_FIELD_OR_METHOD, message);
    }
    if (!(found.obj() instanceof Var field)) {
      String message = "invalid argument: " + ExprStrings.of(arg) + " is a method value";
      session.errors.at(arg, ErrorCode.INVALID_OFFSETOF, message);
      return Operand.invalid(call);
    }
    if (found.indirect()) {
      String message = "invalid argument: field " + name + " is embedded via a pointer in " + session.text(base);
      return session.builtins.error(call, x, ErrorCode.INVALID_OFFSETOF, message);
    }
    session.recorder.selection(selector, Selection.Kind.FIELD_VAL, base, field, found.index(), false);
    OperandMode mode = x.mode() == OperandMode.VARIABLE ? OperandMode.VARIABLE : OperandMode.VALUE;
    session.recorder.record(Operand.of(mode, selector, field.type()));
    if (hasVariableSize(base, new HashMap<>())) {
      return session.builtins.result(call, Basic.UINTPTR, field.type());
    }
    long bytes = session.config.sizes().offsetOf(base, found.index());
    if (bytes < 0) {
      return session.builtins.error(call, x, ErrorCode.TYPE_TOO_LARGE, session.text(x) + " is too large");
    }
    return Operand.constant(call, Basic.UINTPTR, Value.of(bytes));
  }

  private Operand slice(CallExpr call, Operand x, Operand y) {
    session.verify(call.fun().pos(), GoVersion.GO1_17, "unsafe.Slice");
    if (!(CommonUnder.of(x.type()) instanceof Pointer pointer)) {
      String message = "invalid argument: " + session.text(x) + " is not a pointer";
      return session.builtins.error(call, x, ErrorCode.INVALID_UNSAFE_SLICE, message);
    }
    Operand length = session.index.valid(y, ErrorCode.INVALID_UNSAFE_SLICE, "length", false);
    if (length.isInvalid()) {
      return Operand.invalid(call);
    }
    return session.builtins.result(call, new Slice(pointer.elem()), pointer, length.type());
  }

  private Operand sliceData(CallExpr call, Operand x) {
    session.verify(call.fun().pos(), GoVersion.GO1_20, "unsafe.SliceData");
    if (!(CommonUnder.of(x.type()) instanceof Slice slice)) {
      String message = "invalid argument: " + session.text(x) + " is not a slice";
      return session.builtins.error(call, x, ErrorCode.INVALID_UNSAFE_SLICE_DATA, message);
    }
    return session.builtins.result(call, new Pointer(slice.elem()), slice);
  }

  private Operand string(CallExpr call, Operand x, Operand y) {
    session.verify(call.fun().pos(), GoVersion.GO1_20, "unsafe.String");
    Type pointer = new Pointer(Basic.BYTE);
    if (session.assignments.assign(x, pointer, "argument to unsafe.String").isInvalid()) {
      return Operand.invalid(call);
    }
    Operand length = session.index.valid(y, ErrorCode.INVALID_UNSAFE_STRING, "length", false);
    if (length.isInvalid()) {
      return Operand.invalid(call);
    }
    return session.builtins.result(call, Basic.STRING, pointer, length.type());
  }

  private Operand stringData(CallExpr call, Operand x) {
    session.verify(call.fun().pos(), GoVersion.GO1_20, "unsafe.StringData");
    if (session.assignments.assign(x, Basic.STRING, "argument to unsafe.StringData").isInvalid()) {
      return Operand.invalid(call);
    }
    return session.builtins.result(call, new Pointer(Basic.BYTE), Basic.STRING);
  }

  /** Whether the size depends on a type parameter. */
  private static boolean hasVariableSize(Type type, Map<Named, Boolean> seen) {
    Named named = Types.asNamed(type);
    if (named != null) {
      Boolean known = seen.putIfAbsent(named, true);
      if (known != null) {
        return known;
      }
    }
    Type under = type.underlying();
    boolean result =
        under instanceof Array array ? hasVariableSize(array.elem(), seen)
            : under instanceof Struct struct ? struct.fields().stream().anyMatch(field -> hasVariableSize(field.type(), seen))
            : Predicates.isTypeParam(type);
    if (named != null) {
      seen.put(named, result);
    }
    return result;
  }
}
