package org.go2rs.frontend.constant;

/** Operators on constants. */
public enum Op {
  ADD,
  SUB,
  MUL,
  /** Rational division: two integers give a fraction. */
  QUO,
  /** Integer division, truncated. */
  INT_QUO,
  REM,
  AND,
  OR,
  XOR,
  AND_NOT,
  SHL,
  SHR,
  EQL,
  NEQ,
  LSS,
  LEQ,
  GTR,
  GEQ,
  LAND,
  LOR,
  NOT
}
