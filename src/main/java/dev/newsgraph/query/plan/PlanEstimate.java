package dev.newsgraph.query.plan;

/**
 * Upper bounds of what a planned root field returns and reads.
 *
 * @param rows maximum number of objects in the response
 * @param cost maximum number of rows read
 * @param values maximum number of values of all objects in the response
 * @param greatestPage size of the largest page
 */
public record PlanEstimate(long rows, long cost, long values, long greatestPage) {
}
