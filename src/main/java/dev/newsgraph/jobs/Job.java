package dev.newsgraph.jobs;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * An import job that this process runs.
 *
 * @param key the key of the job in the graph
 * @param kind what the job does
 * @param folder the name of the seed folder, or {@code null} for all folders in the
 * import root
 * @param dryRun whether the job compares without writing
 * @param maxRejects the limit of rejected documents as text, or {@code null} for no limit
 */
record Job(String key, JobKind kind, @Nullable String folder, boolean dryRun, @Nullable String maxRejects) {

	/** Returns the job of a row that {@code claim.cypher} returns. */
	static Job of(Record row) {
		return new Job(row.get("key").asString(), JobKind.valueOf(row.get("kind").asString()),
				row.get("folder").asString(null), row.get("dryRun").asBoolean(), row.get("maxRejects").asString(null));
	}

}
