package org.go2rs.frontend.ast;

/** An expression or a type: Go's grammar cannot always tell them apart, so both share one family, as in {@code go/ast}. */
public sealed interface Expr extends Node
    permits BadExpr,
        Ident,
        Ellipsis,
        Literal,
        ParenExpr,
        SelectorExpr,
        IndexExpr,
        SliceExpr,
        TypeAssertExpr,
        CallExpr,
        StarExpr,
        UnaryExpr,
        BinaryExpr,
        KeyValueExpr,
        TypeLit {}
