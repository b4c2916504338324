package org.go2rs.frontend.ast;

/** A type that is spelled out, where others are named. Pointer types are {@link StarExpr}s. */
public sealed interface TypeLit extends Expr permits ArrayType, StructType, FuncType, InterfaceType, MapType, ChanType {}
