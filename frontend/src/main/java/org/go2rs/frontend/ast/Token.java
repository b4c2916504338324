package org.go2rs.frontend.ast;

/** Go's tokens, with the spelling and the precedence they have in the language. */
public enum Token {
  ILLEGAL("ILLEGAL"),
  EOF("EOF"),
  COMMENT("COMMENT"),

  IDENT("IDENT"),
  INT("INT"),
  FLOAT("FLOAT"),
  IMAG("IMAG"),
  CHAR("CHAR"),
  STRING("STRING"),

  ADD("+", 4),
  SUB("-", 4),
  MUL("*", 5),
  QUO("/", 5),
  REM("%", 5),
  AND("&", 5),
  OR("|", 4),
  XOR("^", 4),
  SHL("<<", 5),
  SHR(">>", 5),
  AND_NOT("&^", 5),

  ADD_ASSIGN("+="),
  SUB_ASSIGN("-="),
  MUL_ASSIGN("*="),
  QUO_ASSIGN("/="),
  REM_ASSIGN("%="),
  AND_ASSIGN("&="),
  OR_ASSIGN("|="),
  XOR_ASSIGN("^="),
  SHL_ASSIGN("<<="),
  SHR_ASSIGN(">>="),
  AND_NOT_ASSIGN("&^="),

  LAND("&&", 2),
  LOR("||", 1),
  ARROW("<-"),
  INC("++"),
  DEC("--"),

  EQL("==", 3),
  LSS("<", 3),
  GTR(">", 3),
  ASSIGN("="),
  NOT("!"),
  NEQ("!=", 3),
  LEQ("<=", 3),
  GEQ(">=", 3),
  DEFINE(":="),
  ELLIPSIS("..."),
  LPAREN("("),
  LBRACK("["),
  LBRACE("{"),
  COMMA(","),
  PERIOD("."),
  RPAREN(")"),
  RBRACK("]"),
  RBRACE("}"),
  SEMICOLON(";"),
  COLON(":"),
  TILDE("~"),

  BREAK("break"),
  CASE("case"),
  CHAN("chan"),
  CONST("const"),
  CONTINUE("continue"),
  DEFAULT("default"),
  DEFER("defer"),
  ELSE("else"),
  FALLTHROUGH("fallthrough"),
  FOR("for"),
  FUNC("func"),
  GO("go"),
  GOTO("goto"),
  IF("if"),
  IMPORT("import"),
  INTERFACE("interface"),
  MAP("map"),
  PACKAGE("package"),
  RANGE("range"),
  RETURN("return"),
  SELECT("select"),
  STRUCT("struct"),
  SWITCH("switch"),
  TYPE("type"),
  VAR("var");

  private final String text;
  private final int precedence;

  Token(String text) {
    this(text, 0);
  }

  Token(String text, int precedence) {
    this.text = text;
    this.precedence = precedence;
  }

  /** The token as Go source spells it; for tokens with varying text, the name of their kind. */
  public String text() {
    return text;
  }

  /** The precedence as a binary operator, 1 ({@code ||}) to 5 ({@code *}), or 0 for anything else. */
  public int precedence() {
    return precedence;
  }

  /** Whether this is a keyword. */
  public boolean isKeyword() {
    return compareTo(BREAK) >= 0;
  }

  /** Whether this assigns through an operator, as {@code +=} does. */
  public boolean isOpAssign() {
    return compareTo(ADD_ASSIGN) >= 0 && compareTo(AND_NOT_ASSIGN) <= 0;
  }

  /** The operator of an assigning operator: {@code +} of {@code +=}. */
  public Token operator() {
    if (!isOpAssign()) {
      throw new IllegalArgumentException(this + " assigns through no operator");
    }
    return values()[ordinal() - ADD_ASSIGN.ordinal() + ADD.ordinal()];
  }

  /** Whether this compares two values. */
  public boolean isComparison() {
    return precedence == 3;
  }

  @Override
  public String toString() {
    return text;
  }
}
