/** Who a caller is and what a caller may do. */
@NullMarked
package dev.newsgraph.access;

import org.jspecify.annotations.NullMarked;
