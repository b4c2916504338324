package org.go2rs.frontend.ast;

/** One clause of a switch or a select; it stands directly in the body of its statement. */
public sealed interface Clause extends Stmt permits CaseClause, CommClause {}
