/** The command line: imports and validates without, or beside, a running gateway. */
@NullMarked
package dev.newsgraph.cli;

import org.jspecify.annotations.NullMarked;
