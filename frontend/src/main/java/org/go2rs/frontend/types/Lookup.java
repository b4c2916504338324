package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields and methods by name, through embedded fields, the shallowest first. */
public final class Lookup {
  /**
   * What a look-up found.
   *
   * @param obj a {@link Var} field or {@link Func} method; null if there is none. Then {@code index} is not empty if the name is ambiguous, and
   *     {@code indirect} is true if a method exists but needs a pointer receiver
   * @param index the path to the object
   * @param indirect whether a pointer was followed on the path
   */
  public record Result(@Nullable Obj obj, List<Integer> index, boolean indirect) {
    static final Result NONE = new Result(null, List.of(), false);

    /** Whether there is a field or method of that name. */
    public boolean found() {
      return obj != null;
    }

    /** Whether several of them are equally shallow. */
    public boolean isAmbiguous() {
      return obj == null && !index.isEmpty();
    }

    /** The method is there, but only for pointers or addressable values. */
    public boolean needsPointer() {
      return obj == null && index.isEmpty() && indirect;
    }
  }

  /** A type at the depth that is looked at; {@code multiples} if it is embedded several times there. */
  private record Embedded(Type type, List<Integer> index, boolean indirect, boolean multiples) {}

  private final @Nullable Pkg pkg;
  private final String name;
  private final boolean foldCase;
  private final List<Named> seen = new ArrayList<>();

  private @Nullable Obj found;
  private List<Integer> index = List.of();
  private boolean indirect;
  private boolean collision;
  private List<Embedded> next = List.of();

  private Lookup(@Nullable Pkg pkg, String name, boolean foldCase) {
    this.pkg = pkg;
    this.name = name;
    this.foldCase = foldCase;
  }

  /** Looks for a field or method of {@code type}; for unexported names, as seen from {@code pkg}. */
  public static Result fieldOrMethod(Type type, boolean addressable, @Nullable Pkg pkg, String name) {
    return fieldOrMethod(type, addressable, pkg, name, false);
  }

  /** As {@link #fieldOrMethod(Type, boolean, Pkg, String)}; with {@code foldCase} names match whatever their case and package. */
  public static Result fieldOrMethod(Type type, boolean addressable, @Nullable Pkg pkg, String name, boolean foldCase) {
    // A declared pointer type has the fields of what it points to, but no methods.
    if (Types.asNamed(type) instanceof Named named && named.underlying() instanceof Pointer pointer) {
      Result result = direct(pointer, false, pkg, name, foldCase);
      return result.obj() instanceof Func ? Result.NONE : result;
    }
    return direct(type, addressable, pkg, name, foldCase);
  }

  /** The look-up without the rule for declared pointer types. */
  static Result direct(Type type, boolean addressable, @Nullable Pkg pkg, String name, boolean foldCase) {
    if (name.equals("_")) {
      return Result.NONE;
    }
    Type start = Types.deref(type);
    boolean isPointer = start != type && Types.unalias(type) instanceof Pointer;
    if (isPointer && start.underlying() instanceof Interface) {
      // Pointers to interfaces have no methods, and neither have pointers to type parameters.
      return Result.NONE;
    }
    return new Lookup(pkg, name, foldCase).search(new Embedded(start, List.of(), isPointer, false), addressable);
  }

  private Result search(Embedded start, boolean addressable) {
    List<Embedded> current = List.of(start);
    while (!current.isEmpty()) {
      next = new ArrayList<>();
      for (Embedded e : current) {
        visit(e);
        if (collision) {
          return new Result(null, index, false);
        }
      }
      if (found != null) {
        boolean lacksPointer = found instanceof Func f && f.hasPtrRecv() && !indirect && !addressable;
        return lacksPointer ? new Result(null, List.of(), true) : new Result(found, index, indirect);
      }
      current = consolidated(next);
    }
    return Result.NONE;
  }

  private void visit(Embedded e) {
    Named named = Types.asNamed(e.type);
    if (named != null) {
      // A type seen at a smaller depth hides this one, also when it is recursive.
      if (contains(named)) {
        return;
      }
      seen.add(named);
      int i = methodIndex(named);
      if (i >= 0) {
        take(named.method(i), e, i);
        return;
      }
    }
    Type under = e.type.underlying();
    if (under instanceof Struct struct) {
      visitFields(struct, e);
    } else if (under instanceof Interface iface) {
      int i = iface.typeSet().methodIndex(pkg, name, foldCase);
      if (i >= 0) {
        take(iface.typeSet().methods().get(i), e, i);
      }
    }
  }

  private int methodIndex(Named named) {
    boolean visible = foldCase || Names.isExported(name) || Pkg.same(named.obj().pkg(), pkg);
    return visible ? named.origin().methodIndex(name, foldCase) : -1;
  }

  private boolean contains(Named named) {
    for (Named other : seen) {
      if (other == named || (named.isInstance() && Types.identical(other, named))) {
        return true;
      }
    }
    return false;
  }

  private void visitFields(Struct struct, Embedded e) {
    for (int i = 0; i < struct.size() && !collision; i++) {
      Var field = struct.field(i);
      if (field.sameId(pkg, name, foldCase)) {
        take(field, e, i);
      } else if (found == null && field.embedded()) {
        // Even if the name is found at this depth, other fields may make it ambiguous; deeper ones do not matter then.
        Type type = Types.deref(field.type());
        boolean isPointer = Types.unalias(field.type()) instanceof Pointer;
        next.add(new Embedded(type, path(e.index, i), e.indirect || isPointer, e.multiples));
      }
    }
  }

  private void take(Obj obj, Embedded e, int i) {
    index = path(e.index, i);
    collision = found != null || e.multiples;
    found = obj;
    indirect = e.indirect;
  }

  private static List<Integer> path(List<Integer> head, int last) {
    List<Integer> result = new ArrayList<>(head);
    result.add(last);
    return result;
  }

  /** Each type once; those that occurred more often are marked. */
  private static List<Embedded> consolidated(List<Embedded> list) {
    List<Embedded> result = new ArrayList<>();
    for (Embedded e : list) {
      int same = 0;
      while (same < result.size() && !Types.identical(result.get(same).type, e.type)) {
        same++;
      }
      if (same == result.size()) {
        result.add(e);
      } else {
        Embedded first = result.get(same);
        result.set(same, new Embedded(first.type, first.index, first.indirect, true));
      }
    }
    return result;
  }
}
