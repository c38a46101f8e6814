/**
 * Gateways with a database of their own that import the same folders: when one of them is
 * ready for requests.
 */
@NullMarked
package dev.newsgraph.replica;

import org.jspecify.annotations.NullMarked;
