package dev.newsgraph.query;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.values.RequestTime;

/**
 * Tells whether the response to an operation depends on the time of the request, because
 * a filter has a date relative to now. Ask after the operation was planned, for example
 * in a data fetcher or after the execution.
 */
public final class ClockDependence {

	private ClockDependence() {
	}

	/**
	 * Returns whether the response depends on the time of the request. It must not be
	 * reused for another request then.
	 * @param context context of the operation
	 */
	public static boolean of(GraphQLContext context) {
		@Nullable RequestTime time = context.get(RequestTime.class);
		return time != null && time.isRead();
	}

}
