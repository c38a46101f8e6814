/**
 * Writes the whole store of the embedded server while that server is stopped, with
 * Neo4j's own batch importer. Other packages can use this package.
 */
@NamedInterface("bulk")
@NullMarked
package dev.newsgraph.database.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
