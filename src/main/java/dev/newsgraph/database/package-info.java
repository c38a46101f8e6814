/**
 * Access to the database: managed read and write transactions, timeouts, bookmarks and
 * the embedded server. No other package opens connections.
 */
@NullMarked
package dev.newsgraph.database;

import org.jspecify.annotations.NullMarked;
