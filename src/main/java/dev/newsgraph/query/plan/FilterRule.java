package dev.newsgraph.query.plan;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.schema.GraphModel;

/**
 * A filter that the configuration of the gateway states, instead of an argument. Its
 * values are parameters whose names no argument has.
 *
 * @param condition condition on the objects
 * @param parameters values of the parameters by name
 */
public record FilterRule(FilterExpression condition, Map<String, Object> parameters) {

	/**
	 * Plans a filter.
	 * @param model model of the schema
	 * @param limits limits that apply
	 * @param filter name of the filter type
	 * @param conditions coerced value of the filter type
	 * @param prefix begin of the names of its parameters, other than {@code p}
	 * @throws IllegalArgumentException if the filter is not valid as a rule
	 */
	public static FilterRule of(GraphModel model, QueryLimits limits, String filter, Map<?, ?> conditions,
			String prefix) {
		Parameters parameters = new Parameters(prefix);
		RequestTime time = new RequestTime(Clock.systemUTC());
		FilterExpression condition = new FilterPlanner(model, limits, parameters, null, time).rule(model.filter(filter),
				conditions);
		if (time.isRead()) {
			throw new IllegalArgumentException("a rule cannot refer to the current time; compare with a date");
		}
		return new FilterRule(condition, Map.copyOf(parameters.values()));
	}

	/** Returns the rule of the objects that meet both rules. */
	public FilterRule and(FilterRule other) {
		Map<String, Object> all = new HashMap<>(this.parameters);
		all.putAll(other.parameters);
		return new FilterRule(FilterExpression.All.both(this.condition, other.condition), Map.copyOf(all));
	}

}
