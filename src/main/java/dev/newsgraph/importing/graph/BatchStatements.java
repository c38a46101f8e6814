package dev.newsgraph.importing.graph;

import java.time.ZonedDateTime;
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
	 */
	static List<CypherStatement> of(GraphBatch batch, String job, String mapping, ZonedDateTime importedAt) {
		return batch.rows()
			.entrySet()
			.stream()
			.map((list) -> new CypherStatement(Objects.requireNonNull(TEXTS.get(list.getKey())),
					Map.of("batch",
							Map.of(list.getKey().parameter(), list.getValue(), "job", job, "mapping", mapping,
									"importedAt", importedAt))))
			.toList();
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
