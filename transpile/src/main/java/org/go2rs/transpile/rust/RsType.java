package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Rust type, or a constant in the place of a generic argument. */
public sealed interface RsType {
  /** {@code isize}, {@code Slice<T>}, {@code fmt::Stringer}. */
  record Path(RsPath path) implements RsType {}

  /** {@code &T} or {@code &mut T}, with an optional lifetime written without its tick ({@code "static"}). */
  record Ref(@Nullable String lifetime, boolean mutable, RsType target) implements RsType {}

  /** {@code *const T} or {@code *mut T}. */
  record RawPtr(boolean mutable, RsType target) implements RsType {}

  /** {@code (A, B)}; empty is the unit type. */
  record Tuple(List<RsType> elements) implements RsType {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code dyn Fn(A) -> R}, the argument of {@code Func}; {@code result} null is no result. */
  record DynFn(List<RsType> params, @Nullable RsType result) implements RsType {
    public DynFn {
      params = List.copyOf(params);
    }
  }

  /** {@code impl FnMut(A) -> R}, the type of a parameter. */
  record ImplFn(List<RsType> params, @Nullable RsType result) implements RsType {
    public ImplFn {
      params = List.copyOf(params);
    }
  }

  /** {@code fn(A) -> R}. */
  record FnPtr(boolean unsafe, List<RsType> params, @Nullable RsType result) implements RsType {
    public FnPtr {
      params = List.copyOf(params);
    }
  }

  /** {@code impl A + B}. */
  record ImplTrait(List<RsType> bounds) implements RsType {
    public ImplTrait {
      bounds = List.copyOf(bounds);
    }
  }

  /** {@code Trait<Name = T>}'s binding in a generic argument list. */
  record Binding(String name, RsType type) implements RsType {}

  /** {@code [T; N]}. */
  record RawArray(RsType element, RsExpr length) implements RsType {}

  /** {@code [T]}. */
  record RawSlice(RsType element) implements RsType {}

  /** A constant as a generic argument: {@code 3} of {@code Array<T, 3>}; the writer adds braces where rustc needs them. */
  record Const(RsExpr value) implements RsType {}

  /** {@code _}. */
  record Infer() implements RsType {}

  /** {@code !}. */
  record Never() implements RsType {}

  RsType UNIT = new Tuple(List.of());
  RsType INFER = new Infer();

  /** A plain or generic named type: {@code named("Slice", t)}. */
  static RsType named(String name, RsType... args) {
    return new Path(RsPath.of(name).withArgs(List.of(args)));
  }

  /** {@code Func<dyn Fn(params) -> result>}. */
  static RsType func(List<RsType> params, @Nullable RsType result) {
    return named("Func", new DynFn(params, result));
  }
}
