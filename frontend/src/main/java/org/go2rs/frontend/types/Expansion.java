package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes what {@link Named} types hold lazily. */
final class Expansion {
  private Expansion() {}

  /** The right-hand side of an instance: its origin's with the type arguments in place. Called under {@link Lazy}. */
  static @Nullable Type rhs(Named instance) {
    Named origin = instance.origin();
    Type generic = origin.rhs();
    if (generic == null || origin.typeParams().size() != instance.typeArgs().size()) {
      return generic == null ? null : Basic.INVALID;
    }
    Type result = subst(origin.typeParams(), instance).type(generic);
    return result instanceof Interface iface ? withReceiver(iface, generic, instance) : result;
  }

  private static Subst subst(List<TypeParam> params, Named instance) {
    Context context = instance.context();
    return Subst.of(params, instance.typeArgs(), context == null ? new Context() : context);
  }

  /** Interface methods name the interface as their receiver: those of the instance name the instance. */
  private static Interface withReceiver(Interface iface, Type generic, Named instance) {
    List<Func> methods = Subst.replaceReceivers(iface.methods(), instance.origin(), instance);
    if (methods == iface.methods()) {
      return iface;
    }
    Interface result = iface == generic ? new Interface() : iface;
    result.complete(methods, iface.embeddeds(), iface.embedPositions());
    result.setTypeSet(null);
    return result;
  }

  /** Follows right-hand sides to the first type that is not named. Nothing is cached while one of them is unknown. */
  static Type underlying(Named start) {
    List<Named> path = new ArrayList<>();
    Type next = start;
    while (next instanceof Alias || next instanceof Named) {
      if (next instanceof Named named) {
        Type known = named.underlyingOrNull();
        if (known == null && path.contains(named)) {
          // A cycle, which is reported elsewhere.
          return cache(path, Basic.INVALID);
        }
        path.add(named);
        next = known != null ? known : named.rhs();
      } else {
        next = ((Alias) next).rhs();
      }
    }
    if (next == null) {
      return Basic.INVALID;
    }
    return cache(path, next instanceof TypeParam ? Basic.INVALID : next);
  }

  private static Type cache(List<Named> path, Type found) {
    path.forEach(named -> named.cacheUnderlying(found));
    return found;
  }

  /** The i-th method of an instance. */
  static Func method(Named instance, int i) {
    Func generic = instance.origin().method(i);
    // May ask the checker for the signature: not under the lock.
    Signature signature = generic.signature();
    return Lazy.locked(
        () -> {
          List<@Nullable Func> methods = instance.expandedMethods();
          while (methods.size() < instance.origin().numMethods()) {
            methods.add(null);
          }
          Func known = methods.get(i);
          if (known != null) {
            return known;
          }
          Func expanded = expand(instance, generic, signature);
          methods.set(i, expanded);
          if (!methods.contains(null)) {
            instance.markMethodsExpanded();
          }
          return expanded;
        });
  }

  private static Func expand(Named instance, Func generic, Signature signature) {
    Var recv = signature.recv();
    if (recv == null || Types.asNamed(Types.deref(recv.type())) == instance) {
      // The receiver is written as this very instance, type parameters and all.
      return generic;
    }
    Signature replaced = signature;
    if (signature.recvTypeParams().size() == instance.typeArgs().size()) {
      replaced = subst(signature.recvTypeParams(), instance).signature(signature);
    }
    Type type = generic.hasPtrRecv() ? new Pointer(instance) : instance;
    return generic.withSignature(replaced.withRecv(recv.withType(type)));
  }
}
