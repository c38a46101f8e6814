package dev.newsgraph.query.execution;

import java.util.HashMap;
import java.util.Map;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.access.Role;
import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.access.ForbiddenException;
import dev.newsgraph.query.access.SelectionAccess;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;

/**
 * Runs a {@link MutationField} and reads the node that it returns. The names of the
 * fields of the result are those of the schema.
 */
public final class MutationDataFetcher implements DataFetcher<Object> {

	private static final String USER_ERRORS = "userErrors";

	private final MutationField mutation;

	private final GraphClient client;

	private final StatementCache statements;

	private final Role required;

	/**
	 * Creates a data fetcher.
	 * @param mutation mutation to run
	 * @param client reads the resulting node
	 * @param statements cache of statement texts
	 * @param required the role that the mutation requires
	 */
	public MutationDataFetcher(MutationField mutation, GraphClient client, StatementCache statements, Role required) {
		this.required = required;
		this.mutation = mutation;
		this.client = client;
		this.statements = statements;
	}

	@Override
	public @Nullable Object get(DataFetchingEnvironment environment) {
		// The selected fields were checked before. A change is worth a second check.
		Role role = SelectionAccess.caller(environment.getGraphQlContext()).role();
		if (!role.includes(this.required)) {
			throw ForbiddenException.ofMutation(this.mutation.name(), this.required, role);
		}
		PlannedOperation operation = PlannedOperation.of(environment);
		String resultKey = environment.getExecutionStepInfo().getResultKey();
		PlannedField field = operation.field(resultKey);
		return operation.measure(resultKey, () -> answer(field, environment));
	}

	private @Nullable Object answer(PlannedField field, DataFetchingEnvironment environment) {
		SelectionPlan.ByKey plan = (SelectionPlan.ByKey) field.plan();
		Caller caller = environment.getGraphQlContext().<Caller>get(Caller.class);
		MutationResult result = this.mutation.run(environment.getArguments(), caller);
		Map<Object, Object> answer = new HashMap<>();
		if (result.key() != null && !plan.fields().isEmpty()) {
			answer.putAll(node(plan, field, result.key(), environment));
		}
		answer.put(USER_ERRORS, result.userErrors().stream().map(UserError::row).toList());
		return answer;
	}

	private Map<?, ?> node(SelectionPlan.ByKey plan, PlannedField field, String key,
			DataFetchingEnvironment environment) {
		Map<String, Object> parameters = new HashMap<>(field.parameters());
		parameters.put(plan.keyParameter(), key);
		for (Record row : this.client.read(new CypherStatement(this.statements.text(plan), parameters),
				environment.getGraphQlContext().<Caller>get(Caller.class))) {
			return row.get(0).asMap();
		}
		return Map.of();
	}

}
