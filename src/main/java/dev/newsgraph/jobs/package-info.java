/**
 * Import jobs. They are queued through the API, by the watch of the import root, by the
 * command line, or at the start of the gateway. The graph stores them, and one job runs
 * at a time.
 */
@NullMarked
package dev.newsgraph.jobs;

import org.jspecify.annotations.NullMarked;
