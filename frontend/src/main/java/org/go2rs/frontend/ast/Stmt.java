package org.go2rs.frontend.ast;

/** A statement. */
public sealed interface Stmt extends Node
    permits BadStmt,
        DeclStmt,
        SimpleStmt,
        LabeledStmt,
        GoStmt,
        DeferStmt,
        ReturnStmt,
        BranchStmt,
        BlockStmt,
        IfStmt,
        Clause,
        SwitchStmt,
        TypeSwitchStmt,
        SelectStmt,
        ForStmt,
        RangeStmt {}
