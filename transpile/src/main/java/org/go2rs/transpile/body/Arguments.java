package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.CalledParameters.Passing;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Lowers the arguments of calls: conversions to the parameters' types, variadic ones, and the results of a call that are all the arguments of another. */
final class Arguments {
  private final Fn fn;

  Arguments(Fn fn) {
    this.fn = fn;
  }

  /** How a callee takes its variadic arguments. */
  enum Variadic {
    /** As a slice. */
    SLICE,
    /** As a slice in the type that tells it from a plain slice parameter. */
    WRAPPED,
    /** One by one, in a macro. */
    MACRO
  }

  /** How a closure is passed, and whether the parameter's type says that of the closure. */
  private record Code(Passing passing, boolean told) {}

  /**
   * The arguments of a call, one operand each; the variadic ones are packed once they are lowered.
   *
   * @param codes the closures, by position
   * @param fixed how many parameters come before the variadic one, or -1 if nothing is packed
   */
  record Listed(Fn fn, List<Operands.Operand> operands, Map<Integer, Code> codes, int fixed, Variadic style, @Nullable Type elem) {
    List<RsExpr> pack(List<RsExpr> lowered) {
      List<RsExpr> args = new ArrayList<>(lowered);
      codes.forEach((i, code) -> args.set(i, fn.calledArguments.passed(operands.get(i).expr(), args.get(i), code.passing, code.told)));
      if (fixed < 0 || style == Variadic.MACRO) {
        return args;
      }
      List<RsExpr> out = new ArrayList<>(args.subList(0, fixed));
      List<RsExpr> rest = args.subList(fixed, args.size());
      RsExpr packed =
          rest.isEmpty() ? RsExpr.path(fn.prelude("Slice").then("NIL"))
              : new RsExpr.Macro(RsPath.of(elem != null && Ty.isAny(elem) ? "args" : "slice"), true, rest);
      out.add(style == Variadic.WRAPPED ? RsExpr.call(fn.prelude("Variadic"), List.of(packed)) : packed);
      return out;
    }
  }

  /**
   * @param callee the function or method that is called, if that is known
   * @param sig the signature after instantiation, which types the arguments
   * @param declared the declared signature: a parameter whose type mentions type parameters does not tell rustc the argument's type
   */
  Listed of(CallExpr call, @Nullable Func callee, Signature sig, Signature declared, Variadic style) {
    List<Var> params = sig.params().vars();
    if (call.args().size() == 1 && fn.typeOf(call.args().get(0)) instanceof Tuple results && (params.size() != 1 || results.size() > 1)) {
      return spreadResults(call, callee, sig, results, style);
    }
    int fixed = sig.variadic() && !call.hasEllipsis() ? params.size() - 1 : -1;
    Type elem = fixed >= 0 ? element(params.get(fixed)) : null;
    List<Operands.Operand> out = new ArrayList<>();
    Map<Integer, Code> codes = new HashMap<>();
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      Var param = params.get(Math.min(i, params.size() - 1));
      if (fixed >= 0 && i >= fixed) {
        boolean text = style == Variadic.MACRO || (elem != null && tellsElement(declared, fixed));
        out.add(variadic(arg, elem, declaredType(declared, i), i > fixed, text));
      } else if (callee != null && fn.shared.argument(arg, callee, i) instanceof Operands.Operand shared) {
        out.add(shared);
      } else {
        boolean anchored = isTold(declaredType(declared, i));
        Want want = new Want(param.type(), anchored, style == Variadic.MACRO && Ty.isPlain(param.type(), BasicKind.STRING), anchored);
        Passing passing = fn.calledArguments.passing(callee, i);
        out.add(passing == null ? fn.exprs.operand(arg, want, param.name()) : fn.calledArguments.operand(arg, passing, want, param.name()));
        if (passing != null) {
          codes.put(i, new Code(passing, anchored));
        }
      }
    }
    if (call.hasEllipsis() && style == Variadic.WRAPPED) {
      Operands.Operand last = out.remove(out.size() - 1);
      out.add(new Operands.Operand(last.expr(), last.hint(), () -> RsExpr.call(fn.prelude("Variadic"), List.of(last.lower().get()))));
    }
    return new Listed(fn, out, codes, fixed, style, elem);
  }

  private static @Nullable Type element(Var variadic) {
    return variadic.type() instanceof Slice s ? s.elem() : null;
  }

  private static @Nullable Type declaredType(Signature declared, int i) {
    List<Var> params = declared.params().vars();
    return params.isEmpty() ? null : params.get(Math.min(i, params.size() - 1)).type();
  }

  /** Whether a parameter's type tells rustc that of the argument. */
  private static boolean isTold(@Nullable Type declared) {
    return declared != null && !Ty.isGeneric(declared);
  }

  /** Whether rustc knows the element of the variadic slice without looking at its elements: it is no type parameter, or an earlier parameter has a generic type too. */
  private static boolean tellsElement(Signature declared, int fixed) {
    return !Ty.isGeneric(declaredType(declared, fixed)) || declared.params().vars().subList(0, fixed).stream().anyMatch(p -> Ty.isGeneric(p.type()));
  }

  /**
   * An argument that becomes an element of a list.
   *
   * @param later whether it is not the first, which tells the type of all; texts are converted one by one
   */
  private Operands.Operand variadic(Expr arg, @Nullable Type elem, @Nullable Type declared, boolean later, boolean text) {
    if (elem != null && Ty.isAny(elem)) {
      return new Operands.Operand(arg, "", Ty.isBoxedAtOnce(fn.typeOf(arg)), () -> any(arg));
    }
    boolean follows = later && !Ty.isInterface(elem) && !Ty.isString(elem);
    return fn.exprs.operand(arg, new Want(elem, isTold(declared) || follows, text && elem != null && Ty.isPlain(elem, BasicKind.STRING), false), "");
  }

  /** An element of {@code args!}: the macro converts it. */
  RsExpr any(Expr arg) {
    return fn.isNil(arg) ? RsExpr.path("nil") : fn.exprs.value(arg, Want.OWN.withText());
  }

  /** {@code f(g())} with several results. */
  private Listed spreadResults(CallExpr call, @Nullable Func callee, Signature sig, Tuple results, Variadic style) {
    List<Operands.Operand> out = new ArrayList<>();
    List<Var> params = sig.params().vars();
    int fixed = sig.variadic() ? params.size() - 1 : -1;
    Type elem = fixed >= 0 ? element(params.get(fixed)) : null;
    RsExpr value = fn.exprs.value(call.args().get(0));
    List<RsPat> names = new ArrayList<>();
    Map<Integer, Code> codes = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      boolean variadic = fixed >= 0 && i >= fixed;
      Var param = params.get(Math.min(i, params.size() - 1));
      String resultName = results.at(i).name();
      String name = fn.locals.temp(!resultName.isEmpty() && !resultName.equals("_") ? resultName : variadic ? "v" : param.name());
      names.add(RsPat.name(name));
      Type from = results.typeAt(i);
      Type to = variadic ? elem : param.type();
      boolean any = variadic && elem != null && Ty.isAny(elem);
      RsExpr path = RsExpr.path(name);
      Passing passing = variadic ? null : fn.calledArguments.passing(callee, i);
      Supplier<RsExpr> single = () -> any || to == null ? path : fn.conversions.implicit(path, from, to);
      out.add(new Operands.Operand(null, name, passing == null ? single : () -> CalledArguments.code(single.get())));
      if (passing != null) {
        codes.put(i, new Code(passing, true));
      }
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(names), value, fn.origin(call)));
    return new Listed(fn, out, codes, fixed, style, elem);
  }
}
