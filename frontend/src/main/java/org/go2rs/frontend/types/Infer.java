package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Infers type arguments of generic functions from the arguments of a call, from constraints, and from untyped constants. */
public final class Infer {
  /**
   * A function argument.
   *
   * @param mode invalid arguments end inference without an error
   * @param text the expression, for messages
   * @param pos where errors about it are reported
   */
  public record Arg(Type type, OperandMode mode, String text, int pos) {}

  /** Takes the one error of a failed inference; its code is {@link ErrorCode#CANNOT_INFER_TYPE_ARGS}. */
  @FunctionalInterface
  public interface Errors {
    void report(int pos, String message);
  }

  private final int pos;
  private final List<TypeParam> params;
  private final List<@Nullable Type> given;
  private final boolean reverse;
  private final Env env;
  private final IntFunction<String> position;
  private final Errors errors;
  private final Unifier unifier;

  private Infer(
      int pos,
      List<TypeParam> params,
      List<@Nullable Type> given,
      boolean reverse,
      Env env,
      IntFunction<String> position,
      Errors errors) {
    this.pos = pos;
    this.params = params;
    this.given = given;
    this.reverse = reverse;
    this.env = env;
    this.position = position;
    this.errors = errors;
    this.unifier = new Unifier(params, given, env.allowsVersion(21));
  }

  /**
   * The complete list of type arguments, or null if some cannot be inferred; then an error was reported, unless an argument is invalid.
   *
   * @param pos where errors go that belong to no argument
   * @param typeParams at least one; they must not occur in the argument types: see {@link #renamed}
   * @param typeArgs the type arguments known so far; may be shorter than {@code typeParams} and have null entries
   * @param funcParams as many as {@code args}
   * @param reverse whether a function value is inferred from the variable it is assigned to, for the wording of messages
   * @param position how a position reads in messages, as {@code file.go:3:5}
   */
  public static @Nullable List<Type> infer(
      int pos,
      List<TypeParam> typeParams,
      List<? extends @Nullable Type> typeArgs,
      Tuple funcParams,
      List<Arg> args,
      boolean reverse,
      Env env,
      IntFunction<String> position,
      Errors errors) {
    List<@Nullable Type> given = new ArrayList<>(typeArgs);
    while (given.size() < typeParams.size()) {
      given.add(null);
    }
    if (!given.contains(null)) {
      return List.copyOf(given);
    }
    if (args.stream().anyMatch(arg -> arg.mode() == OperandMode.INVALID)) {
      return null;
    }
    // Parameters whose type arguments are known follow the rules of assignment, not of unification: they must not be type parameters any more.
    Tuple substituted = Subst.of(typeParams, given, env.context()).tuple(funcParams);
    return new Infer(pos, typeParams, given, reverse, env, position, errors).run(substituted, args);
  }

  /** New type parameters for a generic function, and its type in terms of them. */
  public record Renamed(List<TypeParam> typeParams, Type type) {}

  /**
   * Gives type parameters a new identity in a type that is being inferred for: a call inside of the function itself mentions the same parameters, which must
   * not be mixed up with those that are solved for.
   */
  public static Renamed renamed(List<TypeParam> typeParams, Type type, Context context) {
    if (typeParams.isEmpty()) {
      return new Renamed(typeParams, type);
    }
    List<TypeParam> fresh = new ArrayList<>();
    for (TypeParam param : typeParams) {
      fresh.add(new TypeParam(new TypeName(param.obj().pos(), param.obj().pkg(), param.name(), null), null));
    }
    List<TypeParam> bound = TypeParam.bind(fresh);
    Subst rename = Subst.of(typeParams, bound, context);
    for (int i = 0; i < bound.size(); i++) {
      bound.get(i).setConstraint(rename.type(typeParams.get(i).constraint()));
    }
    return new Renamed(bound, rename.type(type));
  }

  private @Nullable List<Type> run(Tuple funcParams, List<Arg> args) {
    List<Integer> untyped = new ArrayList<>();
    if (!fromArguments(funcParams, args, untyped) || !fromConstraints() || !fromUntyped(funcParams, args, untyped)) {
      return null;
    }
    return simplified();
  }

  private boolean fromArguments(Tuple funcParams, List<Arg> args, List<Integer> untyped) {
    for (int i = 0; i < args.size(); i++) {
      Arg arg = args.get(i);
      Type param = funcParams.typeAt(i);
      if (!TypeParamUse.mentions(params, param) && !TypeParamUse.mentions(params, arg.type())) {
        continue;
      }
      if (Predicates.isTyped(arg.type())) {
        if (!unifier.unify(param, arg.type(), Unifier.Mode.ASSIGN)) {
          mismatch(param, arg);
          return false;
        }
      } else if (param instanceof TypeParam && arg.mode() != OperandMode.NIL) {
        untyped.add(i);
      }
    }
    return true;
  }

  private void mismatch(Type param, Arg arg) {
    List<@Nullable Type> soFar = unifier.inferred(params);
    String head = "type " + env.string(arg.type()) + " of " + arg.text() + " does not match ";
    if (soFar.stream().allMatch(Objects::isNull)) {
      errors.report(arg.pos(), head + env.string(param) + " (cannot infer " + TypeStrings.enumerate(params) + ")");
      return;
    }
    Type inferred = Subst.of(params, soFar, env.context()).type(param);
    if (inferred == param) {
      errors.report(arg.pos(), head + env.string(param));
    } else if (reverse) {
      String tail = " does not match type " + env.string(arg.type()) + " of " + arg.text();
      errors.report(arg.pos(), "inferred type " + env.string(inferred) + " for " + env.string(param) + tail);
    } else {
      errors.report(arg.pos(), head + "inferred type " + env.string(inferred) + " for " + env.string(param));
    }
  }

  /** Unifies parameters with the common underlying types and methods of their constraints as long as that finds more types. */
  private boolean fromConstraints() {
    int before;
    do {
      before = unifier.unknowns();
      for (TypeParam param : params) {
        if (!fromCoreTerm(param) || !fromMethods(param)) {
          return false;
        }
      }
    } while (unifier.unknowns() < before);
    return true;
  }

  private boolean fromCoreTerm(TypeParam param) {
    Type known = unifier.at(param);
    List<Union.Term> terms = new ArrayList<>();
    boolean tilde = !param.iface().typeSet().is(term -> term == null || (terms.add(term) && !term.tilde()));
    boolean single = param.iface().typeSet().terms().list().size() == 1;
    Type core = single ? terms.get(0).type() : CommonUnder.of(param);
    if (core == null) {
      return true;
    }
    if (known != null) {
      if (!unifier.unify(known, core, Unifier.Mode.INEXACT)) {
        unsatisfied(param, known, "");
        return false;
      }
    } else if (single && !tilde) {
      unifier.set(param, core);
    }
    return true;
  }

  /** A type argument has the methods of the constraint: unifying them may tell more. While it mentions type parameters its methods are not final. */
  private boolean fromMethods(TypeParam param) {
    Type known = unifier.at(param);
    if (known == null || TypeParamUse.mentions(params, known)) {
      return true;
    }
    Cause cause = new Cause();
    boolean all =
        Methods.hasAll(known, param.iface(), true, (x, y) -> unifier.unify(x, y, Unifier.Mode.EXACT), env.qualifier(), cause);
    if (!all) {
      unsatisfied(param, known, " " + cause);
    }
    return all;
  }

  private void unsatisfied(TypeParam param, Type type, String cause) {
    String head = env.string(param) + " (type " + env.string(type) + ") does not satisfy ";
    errors.report(pos, head + env.string(param.constraint()) + cause);
  }

  /** Parameters that are still open take the default type of the largest untyped argument. */
  private boolean fromUntyped(Tuple funcParams, List<Arg> args, List<Integer> untyped) {
    Map<TypeParam, Type> largest = new LinkedHashMap<>();
    for (int i : untyped) {
      TypeParam param = (TypeParam) funcParams.typeAt(i);
      if (unifier.at(param) != null) {
        continue;
      }
      Arg arg = args.get(i);
      Type before = largest.getOrDefault(param, arg.type());
      Type larger = Types.maxUntyped(before, arg.type());
      if (larger == null) {
        String mismatch = "mismatched types " + env.string(before) + " and " + env.string(arg.type());
        errors.report(arg.pos(), mismatch + " (cannot infer " + env.string(param) + ")");
        return false;
      }
      largest.put(param, larger);
    }
    largest.forEach((param, type) -> unifier.set(param, Types.defaultType(type)));
    return true;
  }

  /** Replaces type parameters in the inferred types by what was inferred for them, until none is left. */
  private @Nullable List<Type> simplified() {
    List<@Nullable Type> inferred = unifier.inferred(params);
    new CycleKiller(params, inferred).run();
    List<Integer> dirty = new ArrayList<>();
    for (int i = 0; i < inferred.size(); i++) {
      if (inferred.get(i) != null && given.get(i) == null) {
        dirty.add(i);
      }
    }
    while (!dirty.isEmpty()) {
      Subst subst = Subst.of(params, inferred, env.context());
      List<Integer> changed = new ArrayList<>();
      for (int i : dirty) {
        Type before = Objects.requireNonNull(inferred.get(i));
        Type after = subst.type(before);
        if (after != before) {
          inferred.set(i, notGenericAnyMore(after));
          changed.add(i);
        }
      }
      dirty = changed;
    }
    return complete(inferred);
  }

  private Type notGenericAnyMore(Type type) {
    boolean solved = type instanceof Signature s && s.isGeneric() && !TypeParamUse.mentions(params, s);
    return solved ? ((Signature) type).withTypeParams(List.of()) : type;
  }

  private @Nullable List<Type> complete(List<@Nullable Type> inferred) {
    for (int i = 0; i < params.size(); i++) {
      Type type = inferred.get(i);
      if (type == null || TypeParamUse.mentions(params, type)) {
        TypeName obj = params.get(i).obj();
        errors.report(pos, "cannot infer " + obj.name() + " (declared at " + position.apply(obj.pos()) + ")");
        return null;
      }
    }
    return List.copyOf(inferred);
  }

  /** Takes back inferred types that contain themselves: replacing would never end. */
  private static final class CycleKiller {
    private final List<TypeParam> params;
    private final List<@Nullable Type> inferred;
    private final Set<Type> open = Collections.newSetFromMap(new IdentityHashMap<>());

    CycleKiller(List<TypeParam> params, List<@Nullable Type> inferred) {
      this.params = params;
      this.inferred = inferred;
    }

    void run() {
      params.forEach(this::visit);
    }

    private void visit(Type aliased) {
      Type type = Types.unalias(aliased);
      int index = type instanceof TypeParam param ? params.indexOf(param) : -1;
      if (!open.add(type)) {
        if (index >= 0) {
          inferred.set(index, null);
        }
        return;
      }
      if (index >= 0) {
        Type next = inferred.get(index);
        if (next != null) {
          visit(next);
        }
      } else {
        TypeParts.of(type).forEach(this::visit);
      }
      open.remove(type);
    }
  }
}
