package org.go2rs.frontend.ast;

/** A literal value: of a basic type, a function, or one composed of elements. */
public sealed interface Literal extends Expr permits BasicLit, FuncLit, CompositeLit {}
