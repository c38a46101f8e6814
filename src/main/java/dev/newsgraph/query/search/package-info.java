/**
 * Parses search texts, creates queries of the full-text index and highlights hits.
 * Depends on neither the driver nor Spring.
 */
@NullMarked
package dev.newsgraph.query.search;

import org.jspecify.annotations.NullMarked;
