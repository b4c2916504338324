package org.go2rs.frontend.ast;

/** A statement that may stand in the head of another one, as {@code i++} in {@code for ; ; i++}. */
public sealed interface SimpleStmt extends Stmt permits EmptyStmt, ExprStmt, SendStmt, IncDecStmt, AssignStmt {}
