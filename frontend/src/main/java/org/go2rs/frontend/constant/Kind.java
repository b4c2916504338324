package org.go2rs.frontend.constant;

/** The kind of a constant value, by growing complexity for numbers. */
public enum Kind {
  UNKNOWN,
  BOOL,
  STRING,
  INT,
  FLOAT,
  COMPLEX
}
