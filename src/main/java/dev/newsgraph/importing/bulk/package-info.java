/**
 * The first load in bulk: documents become a whole store, which Neo4j's batch importer
 * writes while the embedded server is stopped.
 */
@NullMarked
package dev.newsgraph.importing.bulk;

import org.jspecify.annotations.NullMarked;
