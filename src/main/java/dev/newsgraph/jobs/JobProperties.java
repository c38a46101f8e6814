package dev.newsgraph.jobs;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How import jobs run, and how much of them is kept.
 *
 * @param run whether this gateway runs jobs; if not, it only queues them for other
 * gateways on the same database
 * @param poll time between two reads of the queue for jobs that other gateways queued. A
 * gateway with the embedded database reads the queue when it queues a job itself, and
 * otherwise only every 10 s
 * @param lease time after which the lease of a running job expires unless its process
 * renews it, which it does every second. An expired job is marked as failed, and its work
 * is queued again. If the database is away for longer, another gateway can take over a
 * job although the first one still runs
 * @param maxQueued number of jobs that may be queued. Further requests get the error
 * QUEUE_FULL; a request for a job that is queued already gets that job
 * @param kept number of ended jobs, and of run folders, that are kept
 * @param keptProblems number of problems that are kept of a job; notices fill at most
 * half of it
 * @param keptDifferences number of differences that are kept of a dry run; documents fill
 * at most half of it. The file differences.jsonl in the run folder holds all of them
 */
@Validated
@ConfigurationProperties("newsgraph.jobs")
record JobProperties(@DefaultValue("true") boolean run, @DefaultValue("2s") @DurationMin(millis = 1) Duration poll,
		@DefaultValue("6s") @DurationMin(seconds = 5) Duration lease, @DefaultValue("100") @Min(1) int maxQueued,
		@DefaultValue("100") @Min(1) int kept, @DefaultValue("1000") @Min(0) int keptProblems,
		@DefaultValue("10000") @Min(0) int keptDifferences) {

	/** The time between two reads of the queue of an exclusive database. */
	private static final Duration RARE = Duration.ofSeconds(10);

	/**
	 * Returns the time between two reads of the queue.
	 * @param exclusive whether only this gateway uses the database, so that a read only
	 * finds jobs whose lease has expired
	 */
	Duration poll(boolean exclusive) {
		return (exclusive && RARE.compareTo(this.poll) > 0) ? RARE : this.poll;
	}

}
