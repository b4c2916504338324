package org.go2rs.transpile.rust;

/** Visibility of an item or field. */
public enum Vis {
  PRIVATE(""),
  CRATE("pub(crate) "),
  PUBLIC("pub ");

  public final String text;

  Vis(String text) {
    this.text = text;
  }
}
