package dev.newsgraph.jobs;

import java.time.Duration;

import org.neo4j.driver.Record;

/**
 * The jobs that wait in the queue.
 *
 * @param count their number
 * @param waiting how long the oldest of them has been waiting; zero if there is none
 */
record QueuedJobs(long count, Duration waiting) {

	/** Returns the jobs of the row that {@code queued.cypher} returns. */
	static QueuedJobs of(Record row) {
		return new QueuedJobs(row.get("jobs").asLong(), Duration.ofSeconds(row.get("seconds").asLong()));
	}

}
