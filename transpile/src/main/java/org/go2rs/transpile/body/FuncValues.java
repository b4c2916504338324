package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;

/** Lowers functions and methods that are values: {@code f}, {@code x.m} and {@code T.m} without a call. */
final class FuncValues {
  private final Fn fn;

  FuncValues(Fn fn) {
    this.fn = fn;
  }

  // Functions as values.

  RsExpr function(Func f, Ident id) {
    Instance instance = fn.info.instances.get(id);
    Signature sig = instance != null ? (Signature) instance.type() : fn.typeOf(id) instanceof Signature s ? s : f.signature();
    RsPath path = instance == null ? fn.path(f) : fn.path(f).withArgs(fn.file.types().types(instance.typeArgs()));
    if (sig.variadic() || fn.file.pkg().calledParameters().any(f)) {
      return adapter(sig, id, args -> RsExpr.call(path, forwarded(f, args)));
    }
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Path(path)));
  }

  private List<RsExpr> forwarded(Func f, List<RsExpr> args) {
    List<RsExpr> out = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      out.add(fn.calledArguments.forwarded(args.get(i), f, i));
    }
    return out;
  }

  /** A closure that calls something with its own parameters; a variadic one unpacks the last. */
  private RsExpr adapter(Signature sig, Node at, Function<List<RsExpr>, RsExpr> call) {
    List<RsExpr.ClosureParam> params = new ArrayList<>();
    List<RsExpr> args = new ArrayList<>();
    List<Var> vars = sig.params().vars();
    fn.locals.scoped(
        () -> {
          for (int i = 0; i < vars.size(); i++) {
            boolean variadic = sig.variadic() && i == vars.size() - 1;
            String name = fn.locals.temp(vars.get(i).name().isEmpty() ? "v" : vars.get(i).name());
            RsType type = variadic
                ? new RsType.Path(fn.prelude("Variadic").withArgs(List.of(fn.type(((Slice) vars.get(i).type().underlying()).elem()))))
                : fn.type(vars.get(i).type());
            params.add(new RsExpr.ClosureParam(RsPat.name(name), type));
            args.add(variadic ? new RsExpr.Field(RsExpr.path(name), "0") : RsExpr.path(name));
          }
        });
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Closure(true, params, null, fn.file.placed(call.apply(args), at.pos()))));
  }

  /** A generic function with its type arguments as a value. */
  RsExpr instantiated(IndexExpr x) {
    Expr named = Nodes.unparen(x.x());
    Ident id = named instanceof SelectorExpr s ? s.sel() : named instanceof Ident i ? i : null;
    if (id == null || !(fn.info.uses.get(id) instanceof Func f)) {
      return fn.unsupported(x, "an instance of this expression");
    }
    return function(f, id);
  }

  // Methods as values.

  /** {@code x.m} without a call: the receiver is evaluated now. */
  RsExpr method(SelectorExpr s, Selection selection) {
    Func f = (Func) selection.obj();
    RsExpr receiver = fn.receivers.bound(s, selection, f);
    return adapter((Signature) fn.typeOf(s).underlying(), s, args -> fn.receivers.invoke(f, receiver, forwarded(f, args)));
  }

  /** {@code T.m}: a function whose first parameter is the receiver. */
  RsExpr methodExpr(SelectorExpr s, Selection selection) {
    Func f = (Func) selection.obj();
    Signature sig = (Signature) fn.typeOf(s).underlying();
    List<String> path = fn.file.pkg().members().path(selection);
    RsExpr made = adapter(
        sig,
        s,
        args -> fn.receivers.invoke(f, RsExpr.field(args.get(0), path.toArray(String[]::new)), forwarded(f, args.subList(1, args.size()))));
    return fn.receivers.isBorrowed(f) || f.hasPtrRecv() && isPart(selection) ? withMutableFirst(made) : made;
  }

  /** Whether the receiver of a promoted method is a part of the value itself, whose address is taken, and not what an embedded pointer leads to. */
  private static boolean isPart(Selection selection) {
    Type type = selection.recv();
    for (int at : selection.index().subList(0, selection.index().size() - 1)) {
      if (!(Types.deref(type).underlying() instanceof Struct struct)) {
        return false;
      }
      type = struct.field(at).type();
    }
    return selection.index().size() > 1 && !(Types.unalias(type) instanceof Pointer);
  }

  private static RsExpr withMutableFirst(RsExpr func) {
    RsExpr.Closure closure = (RsExpr.Closure) ((RsExpr.Call) func).args().get(0);
    List<RsExpr.ClosureParam> params = new ArrayList<>(closure.params());
    RsPat.Ident first = (RsPat.Ident) params.get(0).pat();
    params.set(0, new RsExpr.ClosureParam(RsPat.name(first.name(), true), params.get(0).type()));
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Closure(true, params, null, closure.body())));
  }
}
