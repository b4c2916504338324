package org.go2rs.frontend.types;

import org.go2rs.frontend.constant.Value;
import org.jspecify.annotations.Nullable;

/** A declared constant. */
public final class Const extends Obj {
  private Value value;

  public Const(int pos, @Nullable Pkg pkg, String name, @Nullable Type type, Value value) {
    super(pos, pkg, name, type);
    this.value = value;
  }

  /** The constant's value; unknown before it is checked and after an error. */
  public Value value() {
    return value;
  }

  public void setValue(Value newValue) {
    value = newValue;
  }
}
