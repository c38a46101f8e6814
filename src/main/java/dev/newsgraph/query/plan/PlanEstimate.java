package dev.newsgraph.query.plan;

/**
 * What a planned field can give and cost at the most.
 *
 * @param rows objects of the answer
 * @param cost rows that are read
 * @param greatestPage the size of its greatest page
 */
public record PlanEstimate(long rows, long cost, long greatestPage) {
}
