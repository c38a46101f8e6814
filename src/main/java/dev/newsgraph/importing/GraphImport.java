package dev.newsgraph.importing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.documents.DocumentLimits;
import dev.newsgraph.documents.DocumentReader;

/**
 * Brings the graph up to the seed folders: one thread reads and parses, the calling one
 * writes, a short queue between them.
 */
public final class GraphImport {

	private static final Logger log = LoggerFactory.getLogger(GraphImport.class);

	private final GraphClient client;

	private final ImportProperties properties;

	private final DocumentReader reader;

	private final Clock clock;

	public GraphImport(GraphClient client, ImportProperties properties, Clock clock) {
		this.client = client;
		this.properties = properties;
		this.clock = clock;
		DocumentLimits defaults = DocumentLimits.DEFAULTS;
		this.reader = new DocumentReader(new DocumentLimits((int) properties.maxFileSize().toBytes(),
				defaults.frontMatterBytes(), defaults.nesting(), defaults.indexedBytes()));
	}

	/**
	 * Imports all seed folders and reports; an interrupt ends it after the batch that is
	 * being written.
	 */
	public ImportReport run() {
		String job = UUID.randomUUID().toString();
		long start = System.nanoTime();
		ImportTally tally = new ImportTally();
		GraphCounts counts = null;
		try {
			this.client.defineSchema(CypherFile.SCHEMA.statements());
			SeedRoot root = SeedRoot.open(this.properties.root(), this.properties.maxFileSize().toBytes());
			root.problems().forEach((problem) -> tally.problem(".", problem));
			if (!root.notice().isEmpty()) {
				tally.notice(root.notice());
			}
			load(root, tally, job);
			new TopicTreeKeeper(this.client).keep()
				.forEach((problem) -> tally.problem(problem.folder(), problem.problem()));
			noticeVanishedFolders(root, tally);
			counts = counts();
		}
		catch (GraphClientException ex) {
			tally.notice("%s The import ended early; it goes on when the database is back.".formatted(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			tally.notice("The import was stopped; the next start goes on.");
		}
		return tally.report(job, Duration.ofNanos(System.nanoTime() - start), counts);
	}

	private void load(SeedRoot root, ImportTally tally, String job) throws InterruptedException {
		BatchQueue queue = new BatchQueue(this.properties.batchSize(), this.properties.queue());
		Reading reading = new Reading(root, tally, queue);
		Thread thread = Thread.ofPlatform().name("import-reader").daemon().start(reading);
		BatchWriter writer = new BatchWriter(this.client, tally, job, this.clock);
		try {
			List<DocumentChange> batch = queue.take();
			while (batch != null) {
				writer.write(batch);
				batch = queue.take();
			}
		}
		finally {
			queue.cancel();
			thread.join();
		}
		reading.check();
	}

	/**
	 * A folder that was renamed, or a disk that is not there, is no reason to forget what
	 * it said.
	 */
	private void noticeVanishedFolders(SeedRoot root, ImportTally tally) {
		List<String> present = root.folders().stream().map(SeedFolder::name).toList();
		String folder = nextFolder("");
		while (folder != null) {
			if (!present.contains(folder)) {
				tally.notice("The graph holds documents of the seed folder '%s', which is not there; they were kept."
					.formatted(folder));
			}
			folder = nextFolder(folder);
		}
	}

	private @Nullable String nextFolder(String after) {
		List<Record> rows = this.client.read(CypherFile.NEXT_FOLDER.with(Map.of("after", after)));
		return (rows.isEmpty()) ? null : rows.getFirst().get("folder").asString();
	}

	private GraphCounts counts() {
		Record row = this.client.read(CypherFile.COUNTS.with(Map.of())).getFirst();
		return new GraphCounts(row.get("articles").asLong(), row.get("mentions").asLong(),
				row.get("providers").asLong(), row.get("topics").asLong(), row.get("relations").asLong());
	}

	/** The work of the reader's thread. */
	private final class Reading implements Runnable {

		private final SeedRoot root;

		private final ImportTally tally;

		private final BatchQueue queue;

		private volatile @Nullable RuntimeException failure;

		Reading(SeedRoot root, ImportTally tally, BatchQueue queue) {
			this.root = root;
			this.tally = tally;
			this.queue = queue;
		}

		@Override
		public void run() {
			try {
				for (SeedFolder folder : this.root.folders()) {
					this.tally.folder();
					new FolderReader(GraphImport.this.client, GraphImport.this.reader, this.tally, this.queue)
						.read(folder);
				}
			}
			catch (CancellationException ex) {
				log.debug("The writer takes no more.", ex);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
			finally {
				try {
					this.queue.complete();
				}
				catch (CancellationException ex) {
					log.debug("The writer takes no more.", ex);
				}
			}
		}

		private void check() {
			RuntimeException problem = this.failure;
			if (problem != null) {
				throw problem;
			}
		}

	}

}
