package dev.newsgraph.query.execution;

import graphql.GraphQLContext;

import dev.newsgraph.query.plan.QueryLimits;

/**
 * Allows an operation of the gateway itself larger pages than those of clients. It is
 * stored in the {@code GraphQLContext}, which no request can set.
 *
 * @param first the largest size of a page
 */
public record LargestPage(int first) {

	/** Returns the limits of an operation with this context. */
	static QueryLimits limits(QueryLimits limits, GraphQLContext context) {
		LargestPage page = context.get(LargestPage.class);
		return (page != null) ? limits.withMaxFirst(page.first()) : limits;
	}

}
