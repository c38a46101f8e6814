/** From a plan to the text of a Cypher statement. Pure. */
@NullMarked
package dev.newsgraph.query.cypher;

import org.jspecify.annotations.NullMarked;
