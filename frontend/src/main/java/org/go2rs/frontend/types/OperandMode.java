package org.go2rs.frontend.types;

/** What an expression denotes, with the words Go's messages use. */
public enum OperandMode {
  INVALID("invalid operand"),
  NO_VALUE("no value"),
  BUILTIN("built-in"),
  TYPE("type"),
  CONSTANT("constant"),
  VARIABLE("variable"),
  MAP_INDEX("map index expression"),
  VALUE("value"),
  NIL("nil"),
  COMMA_OK("comma, ok expression"),
  COMMA_ERR("comma, error expression"),
  CGO_FUNC("cgo function");

  private final String text;

  OperandMode(String text) {
    this.text = text;
  }

  /** How an operand of this mode is called in messages. */
  public String text() {
    return text;
  }
}
