package org.go2rs.transpile.decl;

/** How a method takes its receiver. Callers must know it, so it is part of a package's summary. */
public enum ReceiverForm {
  /** {@code self}: a value receiver. */
  VALUE,
  /** {@code &mut self}: a pointer receiver. */
  REF_MUT,
  /** {@code this: Ptr<Self>}: a pointer receiver that may be nil: the method compares it with nil, reassigns it or never follows it. */
  PTR
}
