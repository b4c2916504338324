package org.go2rs.frontend.types;

/** Takes the reason why a rule does not hold, as Go's messages give it in parentheses or on a further line. */
public final class Cause {
  private String text = "";

  public void set(String newText) {
    text = newText;
  }

  /** The reason; empty if none is known. */
  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
