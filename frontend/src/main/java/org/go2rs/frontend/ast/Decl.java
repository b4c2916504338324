package org.go2rs.frontend.ast;

/** A declaration at package level, or inside a function as part of a {@link DeclStmt}. */
public sealed interface Decl extends Node permits BadDecl, GenDecl, FuncDecl {}
