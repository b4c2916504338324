package org.go2rs.frontend.constant;

/** The kinds of literals that have a constant value. */
public enum LiteralKind {
  INT,
  FLOAT,
  IMAG,
  CHAR,
  STRING
}
