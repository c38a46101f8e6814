/**
 * The only owner of the driver: managed reads and writes, time limits, bookmarks and the
 * embedded server.
 */
@NullMarked
package dev.newsgraph.database;

import org.jspecify.annotations.NullMarked;
