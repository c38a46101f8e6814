package dev.newsgraph.importing.graph;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.importing.resolution.ArticleLogLimits;
import dev.newsgraph.importing.resolution.GraphBatch;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;

/**
 * The statements of {@code write.cypher}, one for each list of a batch. The text of each
 * statement is the same for every batch.
 */
final class BatchStatements {

	private static final Map<Rows, String> TEXTS = texts();

	private BatchStatements() {
	}

	/**
	 * Returns the statements that write a batch, in the order in which they must run.
	 * @param batch the rows of the batch
	 * @param job the id of the run, which is stored with each document
	 * @param mapping the version of the mapping from files to documents
	 * @param importedAt the time at which the batch is written
	 * @param before the state of the graph before the batch
	 * @param after the state of the graph after the batch
	 * @param maxRemoved the number of removed articles that the graph remembers at most
	 * @param logLimits how much is kept of what imports change in articles
	 */
	static List<CypherStatement> of(GraphBatch batch, String job, String mapping, ZonedDateTime importedAt,
			GraphState before, GraphState after, long maxRemoved, ArticleLogLimits logLimits) {
		List<CypherStatement> statements = new ArrayList<>(
				rows(batch, job, mapping, importedAt, before.sizes(), after.sequence()));
		statements.addAll(state(before, after));
		long excess = before.sizes().removed() + batch.size(Rows.REMOVED_ARTICLES) - maxRemoved;
		if (excess > 0) {
			statements.add(ImportStatement.FORGET_REMOVED.with(Map.of("excess", excess)));
		}
		if (after.sequence() != before.sequence()) {
			statements.addAll(log(batch, job, importedAt, before, after, logLimits));
		}
		return statements;
	}

	/**
	 * Returns the statements that record what a batch changes in articles. A batch that
	 * changes only the revision is recorded too, so that each revision is known.
	 */
	private static List<CypherStatement> log(GraphBatch batch, String job, ZonedDateTime importedAt, GraphState before,
			GraphState after, ArticleLogLimits limits) {
		if (!limits.isEnabled()) {
			return List
				.of(ImportStatement.SKIP_CHANGES.with(Map.of("sequence", after.sequence(), "recordedAt", importedAt)));
		}
		long begin = before.sizes().changes();
		// A batch without changes counts too, so that the number of nodes is limited.
		long end = begin + batch.log().size() + 1;
		Map<String, Object> properties = batch.log().properties();
		properties.putAll(Map.of("sequence", after.sequence(), "before", before.revision().toString(), "revision",
				after.revision().toString(), "job", job, "recordedAt", importedAt, "begin", begin));
		List<CypherStatement> statements = new ArrayList<>();
		// Nothing came before the first documents, so the records are complete.
		long from = (before.sizes().documents() == 0) ? 0 : after.sequence() - 1;
		statements.add(ImportStatement.CHANGES.withBatch(Map.of("properties", properties, "from", from, "end", end)));
		if (end > limits.maxKept()) {
			statements.add(ImportStatement.FORGET_CHANGES.with(Map.of("begin", end - limits.maxKept(), "recordedBefore",
					ZonedDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))));
		}
		return statements;
	}

	/** Returns the statements that record the state of the graph, if it changes. */
	static List<CypherStatement> state(GraphState before, GraphState after) {
		return (after.sequence() == before.sequence()) ? List.of() : List.of(ImportStatement.GRAPH_STATE
			.with(Map.of("revision", after.revision().toString(), "sequence", after.sequence())));
	}

	private static List<CypherStatement> rows(GraphBatch batch, String job, String mapping, ZonedDateTime importedAt,
			GraphState.Sizes before, long sequence) {
		return batch.rows()
			.entrySet()
			.stream()
			.filter((list) -> isNecessary(list.getKey(), batch, before))
			.map((list) -> new CypherStatement(Objects.requireNonNull(TEXTS.get(list.getKey())),
					Map.of("batch",
							Map.of(list.getKey().parameter(), list.getValue(), "job", job, "mapping", mapping,
									"importedAt", importedAt, "sequence", sequence))))
			.toList();
	}

	/** Returns whether the statement of a list can find anything in the graph. */
	private static boolean isNecessary(Rows list, GraphBatch batch, GraphState.Sizes before) {
		return switch (list) {
			case RETURNED_ARTICLES -> before.removed() > 0;
			case ITEM_LINKS -> before.itemNames() > 0 || batch.size(Rows.LISTS) > 0;
			default -> true;
		};
	}

	private static Map<Rows, String> texts() {
		Map<Rows, String> texts = new EnumMap<>(Rows.class);
		List<String> statements = ImportStatement.WRITE.textsPlannedOnce();
		for (Rows list : Rows.values()) {
			String begin = "UNWIND $batch." + list.parameter() + " AS";
			texts.put(list,
					statements.stream().filter((statement) -> statement.contains(begin)).findFirst().orElseThrow());
		}
		return texts;
	}

}
