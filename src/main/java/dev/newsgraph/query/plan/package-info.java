/**
 * Plans operations: selections, filters, orders, pages, parameters and cost estimates.
 * Depends on neither the driver nor Spring.
 */
@NullMarked
package dev.newsgraph.query.plan;

import org.jspecify.annotations.NullMarked;
