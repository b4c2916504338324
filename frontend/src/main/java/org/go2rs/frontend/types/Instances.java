package org.go2rs.frontend.types;

import java.util.List;

/** Makes instances of generic types and functions. */
public final class Instances {
  private Instances() {}

  /** The instance of a generic type; the number of type arguments must fit, constraints are not checked. */
  public static Named instance(int pos, Named origin, List<Type> typeArgs, Context context) {
    return Lazy.locked(
        () -> {
          String hash = TypeWriter.hash(context, origin, typeArgs);
          if (context.lookup(hash, origin, typeArgs) instanceof Named known) {
            return known;
          }
          TypeName obj = new TypeName(pos, origin.obj().pkg(), origin.obj().name(), null);
          Named result = new Named(obj, origin, typeArgs, context);
          context.add(hash, origin, typeArgs, result);
          return result;
        });
  }

  /** The instance of a generic alias. */
  public static Alias aliasInstance(int pos, Alias origin, List<Type> typeArgs, Context context) {
    return Lazy.locked(
        () -> {
          String hash = TypeWriter.hash(context, origin, typeArgs);
          if (context.lookup(hash, origin, typeArgs) instanceof Alias known) {
            return known;
          }
          TypeName obj = new TypeName(pos, origin.obj().pkg(), origin.obj().name(), null);
          Alias result = new Alias(obj, origin, typeArgs, context);
          context.add(hash, origin, typeArgs, result);
          return result;
        });
  }

  /** The instance of a generic function type: without type parameters; the receiver is kept. */
  public static Signature signature(Signature generic, List<Type> typeArgs, Context context) {
    if (generic.typeParams().isEmpty()) {
      return generic;
    }
    return Subst.of(generic.typeParams(), typeArgs, context).signature(generic).withTypeParams(List.of());
  }

  /** The instance of a generic {@link Named}, {@link Alias} or {@link Signature}. */
  public static Type instantiate(int pos, Type generic, List<Type> typeArgs, Context context) {
    if (generic instanceof Named named) {
      return instance(pos, named, typeArgs, context);
    }
    if (generic instanceof Alias alias) {
      return aliasInstance(pos, alias, typeArgs, context);
    }
    if (generic instanceof Signature signature) {
      return signature(signature, typeArgs, context);
    }
    throw new IllegalArgumentException("not a generic type: " + generic);
  }

  /** The type parameters of a generic type or function type that is not instantiated; empty for other types. */
  public static List<TypeParam> typeParamsOf(Type type) {
    return type instanceof Named named && named.isGeneric() ? named.typeParams()
        : type instanceof Alias alias && alias.isGeneric() ? alias.typeParams()
        : type instanceof Alias alias && alias.typeParams().isEmpty() ? typeParamsOf(alias.actual())
        : type instanceof Signature signature ? signature.typeParams()
        : List.of();
  }
}
