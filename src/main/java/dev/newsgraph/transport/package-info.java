/** HTTP beyond the stock endpoint. */
@NullMarked
package dev.newsgraph.transport;

import org.jspecify.annotations.NullMarked;
