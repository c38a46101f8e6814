package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.search.SearchMeaning;
import dev.newsgraph.schema.TypeMapping;

/** Fetches a root field of a query by running the statement that was planned for it. */
public final class GraphDataFetcher implements DataFetcher<Object> {

	/** Key in the {@code GraphQLContext} of the permits to read in parallel. */
	private static final Object READ_SLOTS = new Object();

	private final GraphClient client;

	private final StatementCache statements;

	private final Executor executor;

	private final int parallelReads;

	private final long maxAnswer;

	private final TextVectors vectors;

	private final Map<String, CappedValues> capped = new HashMap<>();

	/**
	 * Creates a data fetcher.
	 * @param client reads from the graph
	 * @param statements cache of statement texts
	 * @param executor runs root fields in parallel when an operation has several
	 * @param parallelReads number of root fields of one operation that are read at the
	 * same time
	 * @param maxAnswer bytes that the values of one operation may have
	 * @param query mapping of the root type
	 * @param vectors turns search texts into vectors
	 */
	public GraphDataFetcher(GraphClient client, StatementCache statements, Executor executor, int parallelReads,
			long maxAnswer, TypeMapping query, TextVectors vectors) {
		query.fields().values().forEach((field) -> {
			CappedValues values = CappedValues.of(field);
			if (values != null) {
				this.capped.put(field.name(), values);
			}
		});
		this.client = client;
		this.statements = statements;
		this.executor = executor;
		this.parallelReads = parallelReads;
		this.maxAnswer = maxAnswer;
		this.vectors = vectors;
	}

	@Override
	public @Nullable Object get(DataFetchingEnvironment environment) {
		return get(environment, (environment.getArgument("ids") instanceof List<?> list) ? list : null);
	}

	/**
	 * Returns the value of a root field.
	 * @param ids global IDs in the order of the response, if the field looks up several
	 * nodes; null for an entry that is not an ID
	 */
	@Nullable Object get(DataFetchingEnvironment environment, @Nullable List<?> ids) {
		PlannedOperation operation = PlannedOperation.of(environment);
		String resultKey = environment.getExecutionStepInfo().getResultKey();
		PlannedField field = operation.field(resultKey);
		CappedValues capped = this.capped.get(environment.getFieldDefinition().getName());
		Supplier<@Nullable Object> measured = () -> operation.measure(resultKey,
				() -> answer(field, ids, capped, environment));
		if (operation.fields().size() == 1) {
			// On the request thread.
			return measured.get();
		}
		Semaphore slots = environment.getGraphQlContext()
			.computeIfAbsent(READ_SLOTS, (key) -> new Semaphore(this.parallelReads));
		return CompletableFuture.supplyAsync(() -> within(slots, measured), this.executor);
	}

	private static @Nullable Object within(Semaphore slots, Supplier<@Nullable Object> work) {
		slots.acquireUninterruptibly();
		try {
			return work.get();
		}
		finally {
			slots.release();
		}
	}

	private @Nullable Object answer(PlannedField field, @Nullable List<?> ids, @Nullable CappedValues capped,
			DataFetchingEnvironment environment) {
		return switch (field.plan()) {
			case SelectionPlan.Empty empty -> (ids != null) ? Collections.nCopies(ids.size(), null) : null;
			case SelectionPlan.ByKeys byKeys -> inOrder(Objects.requireNonNull(ids), byKeys, read(field, environment));
			case SelectionPlan.ByKey byKey -> read(field, environment);
			case SelectionPlan.Standalone standalone -> (capped != null)
					? capped.unwrap(read(field, environment), () -> environment) : read(field, environment);
		};
	}

	private @Nullable Object read(PlannedField field, DataFetchingEnvironment environment) {
		AnswerSize size = environment.getGraphQlContext()
			.computeIfAbsent(AnswerSize.class, (key) -> new AnswerSize(this.maxAnswer));
		size.check();
		@Nullable ReadRows read = environment.getGraphQlContext().get(ReadRows.class);
		String resultKey = environment.getExecutionStepInfo().getResultKey();
		if (read != null && read.outcomes().containsKey(resultKey)) {
			Value row = read.take(resultKey);
			return (row != null) ? counted(row.asObject(), size) : null;
		}
		CypherStatement statement = new CypherStatement(this.statements.text(field.plan()),
				SearchMeaning.complete(field.parameters(), this.vectors::parameters));
		List<Record> rows = this.client.read(statement, environment.getGraphQlContext().<Caller>get(Caller.class));
		return rows.isEmpty() ? null : counted(rows.getFirst().get(0).asObject(), size);
	}

	private static @Nullable Object counted(Object value, AnswerSize size) {
		size.add(value);
		return RowValues.single(value);
	}

	private static List<@Nullable Object> inOrder(List<?> ids, SelectionPlan.ByKeys plan, @Nullable Object data) {
		Map<GlobalId, Object> found = new HashMap<>();
		if (data instanceof Map<?, ?> groups) {
			for (SelectionPlan.ByKeys.Group group : plan.groups()) {
				String type = group.type().name();
				for (Object row : (List<?>) Objects.requireNonNull(groups.get(type))) {
					found.put(new GlobalId(type, String.valueOf(((Map<?, ?>) row).get(RowFormat.KEY))), row);
				}
			}
		}
		List<@Nullable Object> ordered = new ArrayList<>(ids.size());
		for (Object id : ids) {
			ordered.add(GlobalId.decode(String.valueOf(id)).map(found::get).orElse(null));
		}
		return ordered;
	}

	/**
	 * What a compiled operation has read before it was left to graphql-java, by the
	 * result key of the root field. Stored in the {@code GraphQLContext}, so that nothing
	 * is read twice.
	 *
	 * @param outcomes the value of the row, or the exception of the statement; an outcome
	 * without both is a statement without a row
	 */
	public record ReadRows(Map<String, Outcome> outcomes) {

		private @Nullable Value take(String resultKey) {
			Outcome outcome = Objects.requireNonNull(this.outcomes.get(resultKey));
			if (outcome.failure() != null) {
				throw outcome.failure();
			}
			return outcome.value();
		}

		/**
		 * The outcome of the statement of one root field.
		 *
		 * @param value the value of its row, or {@code null}
		 * @param failure why it failed, or {@code null}
		 */
		public record Outcome(@Nullable Value value, @Nullable RuntimeException failure) {
		}

	}

}
