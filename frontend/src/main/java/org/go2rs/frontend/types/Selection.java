package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.List;

/**
 * What a selector expression {@code x.f} that is no qualified identifier means.
 *
 * @param recv the type of {@code x}
 * @param obj the field or method found
 * @param index the path to it: indices of embedded fields, then that of the field, or of the method among those of its type
 * @param indirect whether a pointer was followed on the way from {@code x} to the object
 */
public record Selection(Kind kind, Type recv, Obj obj, List<Integer> index, boolean indirect) {
  /** Field, bound method, or function made of a method of a type. */
  public enum Kind {
    FIELD_VAL,
    METHOD_VAL,
    METHOD_EXPR
  }

  public Selection {
    index = List.copyOf(index);
  }

  /** The type of the selector expression: the field's, the method's without receiver, or the method's with the receiver as first parameter. */
  public Type type() {
    return switch (kind) {
      case FIELD_VAL -> obj.type();
      case METHOD_VAL -> obj instanceof Func f ? f.signature().withRecv(receiver()) : obj.type();
      case METHOD_EXPR -> obj instanceof Func f ? methodExpr(f.signature()) : obj.type();
    };
  }

  private Var receiver() {
    Var declared = ((Func) obj).signature().recv();
    return declared == null ? new Var(Var.Kind.RECV, 0, null, "", recv) : declared.withType(recv);
  }

  private Signature methodExpr(Signature method) {
    List<Var> params = new ArrayList<>();
    Var declared = method.recv();
    params.add(Var.param(declared == null ? 0 : declared.pos(), obj.pkg(), declared == null ? "" : declared.name(), recv));
    params.addAll(method.params().vars());
    return Signature.of(Tuple.of(params), method.results(), method.variadic());
  }

  /** As {@code go/types} prints it: {@code field (T) f int}, {@code method (T) m()}, {@code method expr (T) m(T)}. */
  @Override
  public String toString() {
    return ObjStrings.of(this, Qualifier.FULL_PATH);
  }
}
