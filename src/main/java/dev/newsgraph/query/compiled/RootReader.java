package dev.newsgraph.query.compiled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.execution.AnswerSize;
import dev.newsgraph.query.execution.GraphDataFetcher.ReadRows;
import dev.newsgraph.query.execution.GraphDataFetcher.ReadRows.Outcome;
import dev.newsgraph.query.execution.Statistics;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.search.SearchMeaning;

/** Reads the root fields of a query, several of them in parallel. */
public final class RootReader {

	private final GraphClient client;

	private final Executor executor;

	private final int parallelReads;

	private final long maxAnswer;

	private final TextVectors vectors;

	/**
	 * Creates a reader.
	 * @param client reads from the graph
	 * @param executor runs root fields in parallel when a query has several
	 * @param parallelReads number of root fields of one query that are read at the same
	 * time
	 * @param maxAnswer bytes that the answer to one query may have
	 * @param vectors turns search texts into vectors
	 */
	public RootReader(GraphClient client, Executor executor, int parallelReads, long maxAnswer, TextVectors vectors) {
		this.client = client;
		this.executor = executor;
		this.parallelReads = parallelReads;
		this.maxAnswer = maxAnswer;
		this.vectors = vectors;
	}

	long maxAnswer() {
		return this.maxAnswer;
	}

	/**
	 * Reads root fields. The failure of a statement is an outcome.
	 * @param fields planned fields by result key
	 * @param texts returns the text of the statement for the plan of a field
	 * @param statistics measures the fields, or {@code null}
	 */
	ReadRows read(Map<String, PlannedField> fields, BiFunction<String, SelectionPlan, String> texts,
			@Nullable Caller caller, @Nullable Statistics statistics) {
		AnswerSize size = new AnswerSize(this.maxAnswer);
		if (fields.size() == 1) {
			Map.Entry<String, PlannedField> field = fields.entrySet().iterator().next();
			Outcome outcome = outcome(field, texts, caller, statistics, size);
			return new ReadRows(Map.of(field.getKey(), outcome));
		}
		Semaphore slots = new Semaphore(this.parallelReads);
		Map<String, CompletableFuture<Outcome>> pending = new LinkedHashMap<>();
		fields.entrySet()
			.forEach((field) -> pending.put(field.getKey(), CompletableFuture
				.supplyAsync(() -> within(slots, field, texts, caller, statistics, size), this.executor)));
		Map<String, Outcome> outcomes = new LinkedHashMap<>();
		pending.forEach((resultKey, outcome) -> outcomes.put(resultKey, outcome.join()));
		return new ReadRows(outcomes);
	}

	private Outcome within(Semaphore slots, Map.Entry<String, PlannedField> field,
			BiFunction<String, SelectionPlan, String> texts, @Nullable Caller caller, @Nullable Statistics statistics,
			AnswerSize size) {
		slots.acquireUninterruptibly();
		try {
			return outcome(field, texts, caller, statistics, size);
		}
		finally {
			slots.release();
		}
	}

	private Outcome outcome(Map.Entry<String, PlannedField> field, BiFunction<String, SelectionPlan, String> texts,
			@Nullable Caller caller, @Nullable Statistics statistics, AnswerSize size) {
		try {
			Value value = (statistics != null)
					? statistics.measure(field.getKey(), () -> value(field, texts, caller, size))
					: value(field, texts, caller, size);
			return new Outcome(value, null);
		}
		catch (RuntimeException ex) {
			return new Outcome(null, ex);
		}
	}

	private @Nullable Value value(Map.Entry<String, PlannedField> field,
			BiFunction<String, SelectionPlan, String> texts, @Nullable Caller caller, AnswerSize size) {
		SelectionPlan plan = field.getValue().plan();
		if (plan instanceof SelectionPlan.Empty) {
			return null;
		}
		size.check();
		List<Record> rows = this.client.read(new CypherStatement(texts.apply(field.getKey(), plan),
				SearchMeaning.complete(field.getValue().parameters(), this.vectors::parameters)), caller);
		if (rows.isEmpty()) {
			return null;
		}
		Value value = rows.getFirst().get(0);
		size.add(value);
		return value;
	}

}
