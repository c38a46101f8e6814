/**
 * Groups articles into stories: from what articles say, to sets of articles about one
 * event. Pure: no database, no Spring and no clock.
 */
@NullMarked
package dev.newsgraph.insight.stories;

import org.jspecify.annotations.NullMarked;
