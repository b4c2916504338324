package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Rust pattern. */
public sealed interface RsPat {
  /** {@code _}. */
  record Wild() implements RsPat {}

  /** {@code ..}. */
  record Rest() implements RsPat {}

  /** {@code x}, {@code mut x}, {@code x @ sub}. */
  record Ident(String name, boolean mutable, @Nullable RsPat sub) implements RsPat {}

  /** {@code (a, b)}. */
  record Tuple(List<RsPat> elements) implements RsPat {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** A constant by its path: {@code CHECKING}, {@code time::MONDAY}. */
  record Path(RsPath path) implements RsPat {}

  /** {@code Some(x)}, {@code Kind(3)}. */
  record TupleStruct(RsPath path, List<RsPat> elements) implements RsPat {
    public TupleStruct {
      elements = List.copyOf(elements);
    }
  }

  /** A literal, or a negated number. */
  record Lit(RsExpr value) implements RsPat {}

  /** {@code lo..=hi}; either end may be absent. */
  record Range(@Nullable RsExpr low, @Nullable RsExpr high) implements RsPat {}

  /** {@code a | b}. */
  record Or(List<RsPat> alternatives) implements RsPat {
    public Or {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** {@code &p}. */
  record Ref(RsPat target) implements RsPat {}

  RsPat WILD = new Wild();

  /** {@code name}. */
  static RsPat name(String name) {
    return new Ident(name, false, null);
  }

  /** {@code name} or {@code mut name}. */
  static RsPat name(String name, boolean mutable) {
    return new Ident(name, mutable, null);
  }

  /** {@code Some(sub)}. */
  static RsPat some(RsPat sub) {
    return new TupleStruct(RsPath.of("Some"), List.of(sub));
  }

  /** One pattern as it is, several as a tuple pattern. */
  static RsPat tupleOf(List<RsPat> patterns) {
    return patterns.size() == 1 ? patterns.get(0) : new Tuple(patterns);
  }
}
