/**
 * What the gateway derives from the articles of the graph: stories.
 */
@NullMarked
package dev.newsgraph.insight;

import org.jspecify.annotations.NullMarked;
