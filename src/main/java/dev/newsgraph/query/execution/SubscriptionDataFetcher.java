package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.neo4j.driver.Record;
import org.reactivestreams.Publisher;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;

/**
 * Begins a stream of events. It reads nothing: the {@link SubscribedField} that it puts
 * into the {@code GraphQLContext} reads the events for all clients that subscribed to the
 * same field.
 */
public final class SubscriptionDataFetcher implements DataFetcher<Publisher<Object>> {

	private final GraphClient client;

	private final StatementCache statements;

	private final long maxAnswer;

	/**
	 * Creates a data fetcher.
	 * @param client reads from the graph
	 * @param statements cache of statement texts
	 * @param maxAnswer bytes that the values of one statement may have
	 */
	public SubscriptionDataFetcher(GraphClient client, StatementCache statements, long maxAnswer) {
		this.client = client;
		this.statements = statements;
		this.maxAnswer = maxAnswer;
	}

	@Override
	public Publisher<Object> get(DataFetchingEnvironment environment) {
		PlannedField planned = PlannedOperation.of(environment)
			.field(environment.getExecutionStepInfo().getResultKey());
		SubscribedField field = new SubscribedField(environment, planned,
				(parameters) -> read(planned.plan(), parameters));
		environment.getGraphQlContext().put(SubscribedField.class, field);
		return field.events();
	}

	private List<?> read(SelectionPlan plan, Map<String, Object> parameters) {
		if (plan instanceof SelectionPlan.Empty) {
			return List.of();
		}
		AnswerSize size = new AnswerSize(this.maxAnswer);
		List<Record> rows = this.client.lookUp(new CypherStatement(this.statements.text(plan), parameters));
		if (rows.isEmpty()) {
			return List.of();
		}
		Object value = rows.getFirst().get(0).asObject();
		size.add(value);
		return (value instanceof List<?> list) ? list : List.of(Objects.requireNonNull(value));
	}

}
