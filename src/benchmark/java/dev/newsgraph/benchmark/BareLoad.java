package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Session;

import dev.newsgraph.benchmark.GraphRows.EdgeKind;
import dev.newsgraph.benchmark.GraphRows.NodeKind;
import dev.newsgraph.benchmark.GraphRows.Row;

/**
 * Loads rows into an empty database with plain {@code UNWIND} statements, one transaction
 * for each batch. It is the baseline of the import.
 */
final class BareLoad {

	private final List<List<Query>> batches;

	BareLoad(List<GraphRows> batches) {
		this.batches = batches.stream().map(BareLoad::queries).toList();
	}

	/** Loads all batches into the database at this address. */
	void run(BoltPort bolt) {
		try (Driver driver = bolt.measuredDriver();
				Session session = driver.session()) {
			this.batches.forEach((batch) -> session.executeWriteWithoutResult(
					(transaction) -> batch.forEach((query) -> transaction.run(query).consume())));
		}
	}

	private static List<Query> queries(GraphRows batch) {
		List<Query> queries = new ArrayList<>();
		for (NodeKind kind : NodeKind.values()) {
			queries.add(query("""
					UNWIND $rows AS row
					MERGE (n:%s {%s: row.key})
					SET n = row.properties
					""".formatted(kind.label(), kind.key()), batch.nodes().getOrDefault(kind, List.of())));
		}
		for (EdgeKind kind : EdgeKind.ALL) {
			queries.add(query("""
					UNWIND $rows AS row
					MATCH (a:%s {%s: row.from})
					MATCH (b:%s {%s: row.to})
					CREATE (a)-[r:%s]->(b)
					SET r = row.properties
					""".formatted(kind.from().label(), kind.from().key(), kind.to().label(), kind.to().key(),
					kind.type()), batch.edges().getOrDefault(kind, List.of())));
		}
		return queries;
	}

	private static Query query(String text, List<Row> rows) {
		return new Query(text, Map.of("rows", rows.stream().map(Row::values).toList()));
	}

}
