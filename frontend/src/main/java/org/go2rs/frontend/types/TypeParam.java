package org.go2rs.frontend.types;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A type parameter. Its constraint and index are set once by the checker after creation, because constraints may mention the parameter itself. */
public final class TypeParam implements Type {
  private static final AtomicLong NEXT_ID = new AtomicLong();

  private final long id = NEXT_ID.incrementAndGet();
  private final TypeName obj;
  private int index = -1;
  private volatile @Nullable Type constraint;
  private @Nullable TypeSetListener listener;

  /** A type parameter; if the object has no type yet, this becomes its type. */
  public TypeParam(TypeName obj, @Nullable Type constraint) {
    this.obj = obj;
    this.constraint = constraint;
    if (obj.typeOrNull() == null) {
      obj.setType(this);
    }
  }

  /** Numbers the parameters of one list and returns it as an immutable list. */
  public static List<TypeParam> bind(List<TypeParam> list) {
    for (int i = 0; i < list.size(); i++) {
      list.get(i).index = i;
    }
    return List.copyOf(list);
  }

  /** A number that tells type parameters of the same name apart. */
  public long id() {
    return id;
  }

  public TypeName obj() {
    return obj;
  }

  public String name() {
    return obj.name();
  }

  /** The position in its type parameter list, from 0; -1 before {@link #bind}. */
  public int index() {
    return index;
  }

  /** The constraint as written; an implicit interface once {@link #iface} was asked and the constraint is no interface. */
  public Type constraint() {
    Type known = constraint;
    return known == null ? Basic.INVALID : known;
  }

  public void setConstraint(Type newConstraint) {
    constraint = newConstraint;
  }

  /** Who hears of errors in the constraint's type set; to be removed at the end of the check. */
  public void setListener(@Nullable TypeSetListener newListener) {
    listener = newListener;
  }

  /** The constraint as an interface; the empty interface if the constraint is invalid. */
  public Interface iface() {
    Type bound = constraint();
    Type under = bound.underlying();
    if (under instanceof Basic basic && basic.kind() == BasicKind.INVALID) {
      return Interface.EMPTY;
    }
    if (under instanceof Interface found) {
      return Types.unalias(bound) instanceof TypeParam ? Interface.EMPTY : computed(found, bound);
    }
    return Lazy.locked(
        () -> {
          if (constraint instanceof Interface other) {
            return other;
          }
          Interface implicit = Interface.implicitOf(bound);
          implicit.setListener(listener);
          constraint = implicit;
          return computed(implicit, bound);
        });
  }

  private Interface computed(Interface found, Type bound) {
    if (found.typeSetOrNull() == null) {
      TypeSets.of(found, Types.unalias(bound) instanceof Named named ? named.obj().pos() : obj.pos());
    }
    return found;
  }

  @Override
  public Type underlying() {
    return iface();
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
