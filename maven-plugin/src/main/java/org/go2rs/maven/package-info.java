/**
 * The Maven plugin. Its goals are thin: each starts the {@code go2rs} command in a JVM of its own, because the command needs a newer Java than Maven may run on. See
 * {@code docs/maven-plugin.md}.
 */
@NullMarked
package org.go2rs.maven;

import org.jspecify.annotations.NullMarked;
