package dev.newsgraph.query.compiled;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Identity;
import dev.newsgraph.query.compiled.CompiledQuery.Constant;
import dev.newsgraph.query.compiled.CompiledQuery.Ready;
import dev.newsgraph.query.execution.PlanningInstrumentation;
import dev.newsgraph.query.limits.DocumentLimits;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.values.RequestTime;

/**
 * Coerces the variables of requests for compiled queries, and plans their root fields.
 * Plans that do not depend on the time are kept with the query.
 */
final class RequestPreparation {

	private final PlanningInstrumentation planning;

	private final DocumentLimits limits;

	private final GraphQLSchema schema;

	private final Clock clock;

	RequestPreparation(PlanningInstrumentation planning, DocumentLimits limits, GraphQLSchema schema, Clock clock) {
		this.planning = planning;
		this.limits = limits;
		this.schema = schema;
		this.clock = clock;
	}

	/** Returns the coerced variables, or {@code null} if they are not valid. */
	// graphql-java accepts null as the value of a variable, but its type does not say so.
	@SuppressWarnings("NullAway")
	@Nullable CoercedVariables coerced(List<VariableDefinition> definitions, CompiledRequest request) {
		try {
			this.limits.checkVariables(request.variables());
			return definitions.isEmpty() ? CoercedVariables.emptyVariables()
					: ValuesResolver.coerceVariableValues(this.schema, definitions,
							RawVariables.of(request.variables()), GraphQLContext.getDefault(), Locale.ENGLISH);
		}
		catch (RuntimeException ex) {
			InternalErrors.log(ex);
			return null;
		}
	}

	/**
	 * Prepares a request.
	 * @param coerced the coerced variables, or {@code null} if they are not known yet
	 * @return {@code null} if the request is not valid, or not allowed
	 */
	@Nullable PreparedRequest prepare(Ready query, CompiledRequest request, @Nullable CoercedVariables coerced) {
		PreparedRequest known = query.variables().isEmpty() ? null : query.prepared().get(request.variables());
		CoercedVariables variables = (coerced == null && known == null) ? coerced(query.variables(), request) : coerced;
		try {
			if (known != null) {
				return current(query, request, known);
			}
			return (variables != null) ? planned(query, request, variables) : null;
		}
		catch (RuntimeException ex) {
			InternalErrors.log(ex);
			return null;
		}
	}

	private PreparedRequest planned(Ready query, CompiledRequest request, CoercedVariables variables) {
		Constant constant = query.constant();
		if (constant != null) {
			Constant current = current(query, request, constant);
			if (current != constant) {
				query.keep(current);
			}
			return new PreparedRequest(variables, current);
		}
		GraphCounts counts = this.planning.counts();
		RequestTime time = new RequestTime(this.clock);
		Identity caller = request.identity();
		Map<String, PlannedField> fields = this.planning.plan(query.selected(), variables, time, caller);
		long cost = this.planning.check(query.selected(), fields, caller);
		boolean uncached = time.isRead() || this.planning.isUncached(query.selected(), fields);
		Constant planned = new Constant(fields, counts, cost, uncached);
		if (time.isRead()) {
			return new PreparedRequest(variables, planned);
		}
		if (query.variables().isEmpty()) {
			query.keep(planned);
			return new PreparedRequest(variables, planned);
		}
		Map<String, PlannedField> shared = shared(query, fields);
		if (shared == null) {
			return new PreparedRequest(variables, planned);
		}
		PreparedRequest prepared = new PreparedRequest(variables, new Constant(shared, counts, cost, uncached));
		query.prepared().put(request.variables(), prepared);
		return prepared;
	}

	/**
	 * Returns the same fields with plans that the query remembers, so that they are kept
	 * once for all values of the variables. Returns {@code null} if it does not remember
	 * one of them.
	 */
	private static @Nullable Map<String, PlannedField> shared(Ready query, Map<String, PlannedField> fields) {
		Map<String, PlannedField> shared = new HashMap<>();
		for (Map.Entry<String, PlannedField> entry : fields.entrySet()) {
			PlannedField field = entry.getValue();
			SelectionPlan plan = (field.plan() instanceof SelectionPlan.Empty) ? field.plan()
					: query.shared(entry.getKey(), field.plan());
			if (plan == null) {
				return null;
			}
			shared.put(entry.getKey(), new PlannedField(plan, field.parameters(), field.copies()));
		}
		return shared;
	}

	private PreparedRequest current(Ready query, CompiledRequest request, PreparedRequest known) {
		Constant current = current(query, request, known.planned());
		if (current == known.planned()) {
			return known;
		}
		PreparedRequest prepared = new PreparedRequest(known.variables(), current);
		query.prepared().put(request.variables(), prepared);
		return prepared;
	}

	/** Checks the size again if the graph has other counts. */
	private Constant current(Ready query, CompiledRequest request, Constant known) {
		GraphCounts counts = this.planning.counts();
		if (known.counts() == counts) {
			return known;
		}
		long cost = this.planning.check(query.selected(), known.fields(), request.identity());
		return new Constant(known.fields(), counts, cost, known.uncached());
	}

}
