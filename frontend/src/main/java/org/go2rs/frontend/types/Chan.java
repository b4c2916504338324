package org.go2rs.frontend.types;

/** {@code chan elem}, {@code chan<- elem} or {@code <-chan elem}. */
public record Chan(Dir dir, Type elem) implements Type {
  /** In which directions a channel value can be used. */
  public enum Dir {
    SEND_RECV,
    SEND_ONLY,
    RECV_ONLY
  }

  @Override
  public Type underlying() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
