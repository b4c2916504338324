package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/** A statement label. */
public final class Label extends Obj {
  private boolean used;

  public Label(int pos, @Nullable Pkg pkg, String name) {
    super(pos, pkg, name, Basic.INVALID);
  }

  public boolean isUsed() {
    return used;
  }

  public void setUsed(boolean isUsed) {
    used = isUsed;
  }
}
