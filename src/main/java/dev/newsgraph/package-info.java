/** The application class, and what the gateway prints and writes at its start. */
@NullMarked
package dev.newsgraph;

import org.jspecify.annotations.NullMarked;
