/** From an operation to a plan and its parameters: filters, orders, pages, cost. Pure. */
@NullMarked
package dev.newsgraph.query.plan;

import org.jspecify.annotations.NullMarked;
