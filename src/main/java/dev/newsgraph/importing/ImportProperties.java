package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is imported, and in which portions.
 *
 * @param root the folder that holds the seed folders
 * @param atStart whether the seed folders are imported when the gateway has started
 * @param batchSize how many documents are written in one transaction
 * @param besideReads how an import gives way to reads
 * @param queue how many batches may wait, read and parsed, for the one that is being
 * written
 * @param maxFileSize over which a file is rejected unread
 * @param patience how long an import waits for a database that went away
 * @param dryRunDocuments how many changed documents a dry run compares down to the
 * articles; more are compared as documents alone
 * @param runs the folder that each run gets a folder of its own in
 * @param consoleProblems how many problems the console names; the rest are counted
 */
@ConfigurationProperties("newsgraph.import")
public record ImportProperties(@DefaultValue("import") Path root, @DefaultValue("true") boolean atStart,
		@DefaultValue("250") int batchSize, @DefaultValue BesideReads besideReads, @DefaultValue("2") int queue,
		@DefaultValue("1MB") DataSize maxFileSize, @DefaultValue("60s") Duration patience,
		@DefaultValue("10000") int dryRunDocuments, @DefaultValue("data/runs") Path runs,
		@DefaultValue("100") int consoleProblems) {

	private static final double MOST_REST = 10;

	private static final DataSize LARGEST_FILE = DataSize.ofMegabytes(64);

	public ImportProperties {
		require(batchSize >= 1, "newsgraph.import.batch-size must be 1 or more");
		require(queue >= 1, "newsgraph.import.queue must be 1 or more");
		require(!patience.isNegative(), "newsgraph.import.patience must not be negative");
		require(dryRunDocuments >= 0, "newsgraph.import.dry-run-documents must not be negative");
		require(consoleProblems >= 0, "newsgraph.import.console-problems must not be negative");
		require(maxFileSize.toBytes() >= 1 && maxFileSize.compareTo(LARGEST_FILE) <= 0,
				"newsgraph.import.max-file-size must be from 1B to 64MB");
	}

	/**
	 * How an import gives way to the reads of clients.
	 *
	 * @param batchSize how many documents are written in one transaction while clients
	 * read
	 * @param rest how many seconds an import rests for each second that their reads took,
	 * at the most as often as long as it wrote; 0 never rests
	 */
	public record BesideReads(@DefaultValue("25") int batchSize, @DefaultValue("1.5") double rest) {

		public BesideReads {
			require(batchSize >= 1, "newsgraph.import.beside-reads.batch-size must be 1 or more");
			require(rest >= 0 && rest <= MOST_REST, "newsgraph.import.beside-reads.rest must be from 0 to 10");
		}

	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
