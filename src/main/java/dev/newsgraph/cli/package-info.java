/**
 * The command line. Its commands import and validate seed folders, with or without a
 * running gateway.
 */
@NullMarked
package dev.newsgraph.cli;

import org.jspecify.annotations.NullMarked;
