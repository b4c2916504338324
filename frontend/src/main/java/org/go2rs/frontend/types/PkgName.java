package org.go2rs.frontend.types;

/** An imported package under the name it has in a file. */
public final class PkgName extends Obj {
  private final Pkg imported;
  private boolean used;

  public PkgName(int pos, Pkg pkg, String name, Pkg imported) {
    super(pos, pkg, name, Basic.INVALID);
    this.imported = imported;
  }

  public Pkg imported() {
    return imported;
  }

  /** Whether the file uses the import; for the checker's "imported and not used". */
  public boolean isUsed() {
    return used;
  }

  public void setUsed(boolean isUsed) {
    used = isUsed;
  }
}
