package dev.newsgraph.benchmark;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * How many nodes and relationships of each kind a graph has, and how many have each
 * property.
 *
 * @param counts by what is counted
 */
record GraphCensus(Map<String, Long> counts) {

	private static final String STATEMENT = """
			MATCH (n) RETURN labels(n)[0] AS kind, count(*) AS count
			UNION ALL MATCH (n) UNWIND keys(n) AS key RETURN labels(n)[0] + '.' + key AS kind, count(*) AS count
			UNION ALL MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS count
			UNION ALL MATCH ()-[r]->() UNWIND keys(r) AS key RETURN type(r) + '.' + key AS kind, count(*) AS count
			""";

	static GraphCensus take(URI bolt) {
		try (Driver driver = GraphDatabase.driver(bolt, AuthTokens.none())) {
			Map<String, Long> counts = new TreeMap<>();
			driver.executableQuery(STATEMENT)
				.execute()
				.records()
				.forEach((row) -> counts.put(row.get("kind").asString(), row.get("count").asLong()));
			return new GraphCensus(counts);
		}
	}

	/** Speeds of loads that do not come to the same graph cannot be compared. */
	void requireSame(GraphCensus other) {
		if (!this.counts.equals(other.counts)) {
			Map<String, Long> mine = new TreeMap<>(this.counts);
			mine.entrySet().removeAll(other.counts.entrySet());
			Map<String, Long> others = new TreeMap<>(other.counts);
			others.entrySet().removeAll(this.counts.entrySet());
			throw new BenchmarkException(
					"The graphs differ.%nbare batches: %s%nimporter:     %s".formatted(mine, others));
		}
	}

}
