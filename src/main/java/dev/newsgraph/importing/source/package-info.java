/**
 * Seed folders on disk: finding documents, reading files and comparing checksums.
 */
@NullMarked
package dev.newsgraph.importing.source;

import org.jspecify.annotations.NullMarked;
