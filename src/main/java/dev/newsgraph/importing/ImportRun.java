package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.graph.BatchSink;
import dev.newsgraph.importing.graph.BatchWriter;
import dev.newsgraph.importing.graph.DatabaseRetry;
import dev.newsgraph.importing.graph.DryRun;
import dev.newsgraph.importing.graph.ImportStatement;
import dev.newsgraph.importing.graph.ImportThrottle;
import dev.newsgraph.importing.graph.TopicHierarchyUpdater;
import dev.newsgraph.importing.report.GraphCounts;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * One run of the import: one thread reads and parses, the calling one writes, a short
 * queue between them.
 */
final class ImportRun {

	private final GraphClient client;

	private final ImportProperties properties;

	private final DocumentReader reader;

	private final Clock clock;

	private final String job;

	private final ImportRequest request;

	private final ImportObserver observer;

	private final ImportCounters counters;

	private final DatabaseRetry retry;

	ImportRun(GraphClient client, ImportProperties properties, DocumentReader reader, Clock clock, String job,
			ImportRequest request, ImportObserver observer) {
		this.client = client;
		this.properties = properties;
		this.reader = reader;
		this.clock = clock;
		this.job = job;
		this.request = request;
		this.observer = observer;
		this.counters = new ImportCounters(observer, request.maxRejects());
		this.retry = new DatabaseRetry(properties.patience(), observer::isStopped);
	}

	ImportReport run() {
		long start = System.nanoTime();
		GraphCounts counts = null;
		ImportOutcome ending;
		try {
			ending = work();
			if (ending == ImportOutcome.COMPLETE || ending == ImportOutcome.NO_FOLDER) {
				counts = this.retry.call(this::counts);
			}
		}
		catch (GraphClientException ex) {
			this.counters.notice("%s The import ended early; run it again and it goes on%s.".formatted(ex.getMessage(),
					(ex.reason() == Reason.UNAVAILABLE) ? " when the database is back" : ""));
			ending = ImportOutcome.DATABASE;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			ending = ImportOutcome.STOPPED;
		}
		if (ending == ImportOutcome.STOPPED) {
			this.counters.notice("The import was stopped; what was written stays, and run again it goes on.");
		}
		return this.counters.report(this.job, Duration.ofNanos(System.nanoTime() - start), counts, ending);
	}

	private ImportOutcome work() throws InterruptedException {
		if (!this.request.dryRun()) {
			this.retry.call(() -> {
				this.client.defineSchema(ImportStatement.SCHEMA.statements());
				return this;
			});
		}
		String removed = this.request.removed();
		if (removed != null) {
			return end(load((sink) -> folderReader(sink).removeAll(removed)));
		}
		List<SeedFolder> folders = folders();
		ImportOutcome loaded = load((sink) -> read(folders, sink));
		if (loaded == ImportOutcome.COMPLETE && folders.isEmpty()) {
			return this.request.folders().isEmpty() ? end(ImportOutcome.NO_FOLDER) : ImportOutcome.NO_FOLDER;
		}
		return end(loaded);
	}

	/** What is done once, when every batch was written. */
	private ImportOutcome end(ImportOutcome ending) {
		if (ending != ImportOutcome.COMPLETE && ending != ImportOutcome.NO_FOLDER) {
			return ending;
		}
		if (!this.request.dryRun()) {
			this.retry.call(() -> new TopicHierarchyUpdater(this.client).keep())
				.forEach((problem) -> this.counters.problem(problem.folder(), problem.problem()));
		}
		return this.counters.isPassedInTheEnd() ? ImportOutcome.TOO_MANY_REJECTS : ending;
	}

	private List<SeedFolder> folders() {
		long maxFileSize = this.properties.maxFileSize().toBytes();
		if (this.request.folders().isEmpty()) {
			SeedRoot root = SeedRoot.open(this.properties.root(), maxFileSize);
			root.problems().forEach((problem) -> this.counters.problem(".", problem));
			if (!root.notice().isEmpty()) {
				this.counters.notice(root.notice());
			}
			noticeVanishedFolders(root);
			return root.folders();
		}
		List<SeedFolder> folders = new ArrayList<>();
		for (Path path : this.request.folders()) {
			try {
				Path real = path.toRealPath();
				if (!Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
					throw new IOException("Not a folder");
				}
				folders.add(new SeedFolder(name(real), real, true, maxFileSize));
			}
			catch (IOException ex) {
				this.counters.notice("There is no folder %s that can be read, so nothing of it was imported."
					.formatted(path.toAbsolutePath().normalize()));
			}
		}
		return folders;
	}

	private static String name(Path folder) {
		Path name = folder.getFileName();
		return (name != null) ? name.toString() : ".";
	}

	private void read(List<SeedFolder> folders, BatchQueue queue) {
		if (this.observer.wantsTotal()) {
			this.counters.total(folders.stream().mapToLong(SeedFolder::documents).sum());
		}
		for (SeedFolder folder : folders) {
			this.counters.folder();
			folderReader(queue).read(folder);
		}
	}

	private FolderReader folderReader(BatchQueue queue) {
		return new FolderReader(this.client, this.retry, this.reader, this.counters, queue,
				() -> ending() != ImportOutcome.COMPLETE);
	}

	private ImportOutcome load(ReaderThread.Work work) throws InterruptedException {
		ImportThrottle throttle = new ImportThrottle(this.properties.besideReads().batchSize(),
				this.properties.besideReads().rest(), this.client::readTime, ImportThrottle.Ticker.SYSTEM);
		int batchSize = this.properties.batchSize();
		BatchQueue queue = new BatchQueue(() -> this.request.dryRun() ? batchSize : throttle.portion(batchSize),
				this.properties.queue());
		BatchSink sink = this.request.dryRun()
				? new DryRun(this.client, this.retry, this.counters, this.properties.dryRunDocuments())
				: new BatchWriter(this.client, this.retry, this.counters, this.job, this.clock, throttle,
						() -> ending() != ImportOutcome.COMPLETE);
		ImportOutcome ending = ImportOutcome.COMPLETE;
		ReaderThread reader = ReaderThread.start(work, queue);
		try {
			List<DocumentChange> batch = queue.take();
			while (batch != null) {
				awaitRoom();
				sink.write(batch, queue::peek);
				this.counters.advance();
				ending = ending();
				batch = (ending == ImportOutcome.COMPLETE) ? queue.take() : null;
			}
		}
		finally {
			queue.cancel();
			reader.join();
		}
		reader.check();
		ending = (ending == ImportOutcome.COMPLETE) ? ending() : ending;
		if (ending == ImportOutcome.COMPLETE) {
			sink.complete();
		}
		return ending;
	}

	private void awaitRoom() {
		if (!this.request.dryRun()) {
			this.retry.call(() -> {
				this.client.requireRoom();
				return this;
			});
		}
	}

	private ImportOutcome ending() {
		if (this.counters.isPassed()) {
			return ImportOutcome.TOO_MANY_REJECTS;
		}
		return this.observer.isStopped() ? ImportOutcome.STOPPED : ImportOutcome.COMPLETE;
	}

	/**
	 * A folder that was renamed, or a disk that is not there, is no reason to forget what
	 * it said.
	 */
	private void noticeVanishedFolders(SeedRoot root) {
		List<String> present = root.folders().stream().map(SeedFolder::name).toList();
		String folder = nextFolder("");
		while (folder != null) {
			if (!present.contains(folder)) {
				this.counters.notice(("The graph holds documents of the seed folder '%s', which is not there; they were"
						+ " kept. The mutation removeSeedFolder takes them back.")
					.formatted(folder));
			}
			folder = nextFolder(folder);
		}
	}

	private @Nullable String nextFolder(String after) {
		List<Record> rows = this.retry
			.call(() -> this.client.lookUp(ImportStatement.NEXT_FOLDER.with(Map.of("after", after))));
		return rows.isEmpty() ? null : rows.getFirst().get("folder").asString();
	}

	private GraphCounts counts() {
		Record row = this.client.lookUp(ImportStatement.COUNTS.with(Map.of())).getFirst();
		return new GraphCounts(row.get("articles").asLong(), row.get("mentions").asLong(),
				row.get("providers").asLong(), row.get("topics").asLong(), row.get("relations").asLong());
	}

}
