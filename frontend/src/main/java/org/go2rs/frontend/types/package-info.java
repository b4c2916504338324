/**
 * Go's types, objects and scopes, and every rule of the type checker that needs no syntax: identity, lookup, assignability, instantiation, inference, sizes.
 *
 * <p>The shape follows {@code go/types}, so that its documentation applies: {@link Type} and {@link Obj} are the two sealed families, {@link Info} is what a
 * check of a package leaves behind. All types and objects compare by identity; {@link Types#identical} is Go's type identity.
 *
 * <p>Threads: a package is built by one thread. After {@link Pkg#markComplete} it may be read by any number of threads: what is still computed lazily then
 * (expansion of instances, their methods, type sets) is published safely under {@link Lazy}.
 */
@NullMarked
package org.go2rs.frontend.types;

import org.jspecify.annotations.NullMarked;
