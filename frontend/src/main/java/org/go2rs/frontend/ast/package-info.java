/**
 * The syntax tree: immutable records in sealed families, named as in Go's {@code go/ast}.
 *
 * <p><b>Identity.</b> What the checker and the passes learn about a node stands beside the tree, in maps with the node as key. So every
 * node record compares by identity: two {@code x} in one file are two keys. A record cannot inherit that, therefore each one overrides
 * {@code equals} and {@code hashCode}, and a test holds the rule.
 *
 * <p><b>Positions</b> are offsets in a {@link org.go2rs.frontend.source.FileSet}, 0 for none. A component that is the position of a
 * keyword has the keyword's name; with {@code Pos} behind it where Java reserves the word ({@code ifPos}, {@code forPos}).
 *
 * <p><b>Ambiguities that syntax cannot resolve</b> stay in the tree as in {@code go/ast}:
 *
 * <ul>
 *   <li>{@code f(x)} is a {@link CallExpr} whether it calls, converts or names a builtin; arguments may be types.
 *   <li>{@code a[b]} is an {@link IndexExpr} whether it indexes or instantiates; {@code a[b, c]} has several indices.
 *   <li>{@code *x} is a {@link StarExpr} whether it dereferences or is a pointer type.
 *   <li>{@code a.b} is a {@link SelectorExpr} whether {@code a} is a package, a type or a value.
 *   <li>{@code A | B} and {@code ~T} in constraints are {@link BinaryExpr} and {@link UnaryExpr}.
 *   <li>A key in a composite literal is an {@link Ident} whether it is a field's name or a constant.
 *   <li>Parentheses are kept as {@link ParenExpr}, in types too.
 * </ul>
 *
 * <p>Resolved by the parser, by the rules of the language: {@code type T[P any] ...} against an array type, parameter names against
 * types in a parameter list ({@code (a, b int)} against {@code (int, string)}), composite literals against blocks in headers.
 */
@NullMarked
package org.go2rs.frontend.ast;

import org.jspecify.annotations.NullMarked;
