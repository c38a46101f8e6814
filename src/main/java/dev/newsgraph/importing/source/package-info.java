/** Seed folders on disk: walking, reading, checksums. */
@NullMarked
package dev.newsgraph.importing.source;

import org.jspecify.annotations.NullMarked;
