/**
 * What a caller of each path may do: the chain of Spring Security, and the check at the
 * start.
 */
@NullMarked
package dev.newsgraph.security;

import org.jspecify.annotations.NullMarked;
