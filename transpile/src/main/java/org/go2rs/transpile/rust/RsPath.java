package org.go2rs.transpile.rust;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Rust path: {@code fmt::errorf}, {@code Chan<i64>::new}, {@code <T as Setter>::set}. In expressions and patterns the writer
 * prints generic arguments with a turbofish, in types without.
 *
 * @param self the qualified self type of {@code <T>::x} or {@code <T as Trait>::x}
 * @param as the trait of {@code <T as Trait>::x}; only with {@code self}
 */
public record RsPath(@Nullable RsType self, @Nullable RsType as, List<Segment> segments) {
  public RsPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one segment");
    }
  }

  /** One name of a path with its generic arguments (constants are {@link RsType.Const}). */
  public record Segment(String name, List<RsType> args) {
    public Segment {
      args = List.copyOf(args);
    }
  }

  /** A plain path: {@code of("fmt", "errorf")}. Each name is one segment; none may hold {@code ::}. */
  public static RsPath of(String... names) {
    return new RsPath(null, null, Arrays.stream(names).map(n -> new Segment(n, List.of())).toList());
  }

  /** {@code <self>::name}. */
  public static RsPath qualified(RsType self, String name) {
    return new RsPath(self, null, List.of(new Segment(name, List.of())));
  }

  /** {@code <self as trait>::name}. */
  public static RsPath qualified(RsType self, RsType trait, String name) {
    return new RsPath(self, trait, List.of(new Segment(name, List.of())));
  }

  /** This path with one more segment at its end. */
  public RsPath then(String name, RsType... args) {
    var all = new java.util.ArrayList<>(segments);
    all.add(new Segment(name, List.of(args)));
    return new RsPath(self, as, all);
  }

  /** This path with {@code args} as the generic arguments of its last segment. */
  public RsPath withArgs(List<RsType> args) {
    var all = new java.util.ArrayList<>(segments);
    all.set(all.size() - 1, new Segment(last().name(), args));
    return new RsPath(self, as, all);
  }

  /** The last segment. */
  public Segment last() {
    return segments.get(segments.size() - 1);
  }

  /** The name when this path is a single plain identifier, else null. */
  public @Nullable String identifier() {
    return self == null && segments.size() == 1 && last().args().isEmpty() ? last().name() : null;
  }
}
