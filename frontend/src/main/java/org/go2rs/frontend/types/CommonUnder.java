package org.go2rs.frontend.types;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The underlying type that all types of a type set share: what used to be called the core type. */
public final class CommonUnder {
  /**
   * The result of the search.
   *
   * @param type the common underlying type, or null
   * @param error why there is none; not null if {@code type} is null
   */
  public record Result(@Nullable Type type, @Nullable String error) {}

  private final Qualifier qualifier;
  private final BiFunction<@Nullable Type, @Nullable Type, @Nullable String> condition;
  private @Nullable Type type;
  private @Nullable Type under;
  private @Nullable String error;

  private CommonUnder(Qualifier qualifier, BiFunction<@Nullable Type, @Nullable Type, @Nullable String> condition) {
    this.qualifier = qualifier;
    this.condition = condition;
  }

  /** The common underlying type, or null; channels may differ in direction, then the restricted one wins. */
  public static @Nullable Type of(Type type) {
    return of(type, Qualifier.FULL_PATH, (t, u) -> null).type();
  }

  /** As {@link #of(Type)}; the condition may refuse a (type, underlying type) pair by giving an error, and sees (null, null) without specific types. */
  public static Result of(Type type, Qualifier qualifier, BiFunction<@Nullable Type, @Nullable Type, @Nullable String> condition) {
    CommonUnder search = new CommonUnder(qualifier, condition);
    boolean all = Predicates.typeset(type, search::add);
    return all ? new Result(search.under, null) : new Result(null, search.error);
  }

  private boolean add(@Nullable Type t, @Nullable Type u) {
    error = condition.apply(t, u);
    if (error != null) {
      return false;
    }
    if (t == null || u == null) {
      error = "no specific type";
    } else if (under == null || type == null) {
      type = t;
      under = u;
    } else if (under instanceof Chan before && u instanceof Chan chan) {
      channels(before, type, chan, t);
    } else if (!Types.identical(under, u)) {
      error = text(type) + " and " + text(t) + " have different underlying types";
    }
    return error == null;
  }

  private void channels(Chan before, Type beforeType, Chan chan, Type chanType) {
    String both = "channels " + text(beforeType) + " and " + text(chanType);
    if (!Types.identical(before.elem(), chan.elem())) {
      error = both + " have different element types";
    } else if (before.dir() == Chan.Dir.SEND_RECV) {
      type = chanType;
      under = chan;
    } else if (chan.dir() != Chan.Dir.SEND_RECV && chan.dir() != before.dir()) {
      error = both + " have conflicting directions";
    }
  }

  private String text(Type t) {
    return TypeStrings.of(t, qualifier);
  }
}
