package dev.newsgraph.jobs;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How import jobs are run and kept.
 *
 * @param run whether this gateway runs jobs; else it only queues them for others
 * @param poll how often the queue is looked at for jobs of other gateways
 * @param lease after which time without a sign of life a gateway's job is taken for dead
 * @param kept how many jobs that have ended are kept
 * @param keptProblems how many problems of a job are kept
 * @param keptDifferences how many differences of a dry run are kept
 */
@ConfigurationProperties("newsgraph.jobs")
record JobProperties(@DefaultValue("true") boolean run, @DefaultValue("2s") Duration poll,
		@DefaultValue("30s") Duration lease, @DefaultValue("100") int kept, @DefaultValue("1000") int keptProblems,
		@DefaultValue("10000") int keptDifferences) {

	JobProperties {
		require(poll.isPositive(), "newsgraph.jobs.poll must be more than 0");
		require(lease.compareTo(Duration.ofSeconds(5)) >= 0, "newsgraph.jobs.lease must be 5s or more");
		require(kept >= 1, "newsgraph.jobs.kept must be 1 or more");
		require(keptProblems >= 0, "newsgraph.jobs.kept-problems must not be negative");
		require(keptDifferences >= 0, "newsgraph.jobs.kept-differences must not be negative");
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
