package dev.newsgraph.importing.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.database.CypherStatement;
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
	 */
	static List<CypherStatement> of(GraphBatch batch, String job, String mapping, ZonedDateTime importedAt,
			GraphState before, GraphState after, long maxRemoved) {
		List<CypherStatement> statements = new ArrayList<>(
				rows(batch, job, mapping, importedAt, before.sizes(), after.sequence()));
		statements.addAll(state(before, after));
		long excess = before.sizes().removed() + batch.size(Rows.REMOVED_ARTICLES) - maxRemoved;
		if (excess > 0) {
			statements.add(ImportStatement.FORGET_REMOVED.with(Map.of("excess", excess)));
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
