/**
 * Translates plans to the text of Cypher statements. Depends on neither the driver nor
 * Spring.
 */
@NullMarked
package dev.newsgraph.query.cypher;

import org.jspecify.annotations.NullMarked;
