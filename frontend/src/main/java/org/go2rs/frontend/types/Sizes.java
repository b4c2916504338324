package org.go2rs.frontend.types;

/** Sizes, alignments and field offsets of types on a target. */
public final class Sizes {
  private Sizes() {}
  
}
