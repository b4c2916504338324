/**
 * The Rust model: what is printed, as immutable records in sealed families.
 *
 * <p>The model knows neither Go nor templates. Lists are copied and unmodifiable, absent parts are {@code null} where a
 * component is marked {@link org.jspecify.annotations.Nullable}. Parentheses, semicolons after block-like expressions and
 * line breaks are the writer's concern: a tree never holds them.
 */
@NullMarked
package org.go2rs.transpile.rust;

import org.jspecify.annotations.NullMarked;
