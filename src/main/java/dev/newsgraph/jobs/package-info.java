/**
 * The import jobs: asked for through the API, by the watch or at the start, kept in the
 * graph, and run one at a time.
 */
@NullMarked
package dev.newsgraph.jobs;

import org.jspecify.annotations.NullMarked;
