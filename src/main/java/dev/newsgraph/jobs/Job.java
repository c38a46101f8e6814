package dev.newsgraph.jobs;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * An import job that is to be run.
 *
 * @param key what identifies it in the graph
 * @param kind what it does
 * @param folder the seed folder's name; null for all under the import root
 * @param dryRun whether it only compares
 * @param maxRejects the limit of rejects as it was asked for; null for none
 */
record Job(String key, JobKind kind, @Nullable String folder, boolean dryRun, @Nullable String maxRejects) {

	static Job of(Record row) {
		return new Job(row.get("key").asString(), JobKind.valueOf(row.get("kind").asString()),
				row.get("folder").asString(null), row.get("dryRun").asBoolean(), row.get("maxRejects").asString(null));
	}

}
