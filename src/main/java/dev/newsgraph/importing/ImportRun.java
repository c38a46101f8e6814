package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.neo4j.driver.Record;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.graph.BatchSink;
import dev.newsgraph.importing.graph.BatchWriter;
import dev.newsgraph.importing.graph.DatabaseRetry;
import dev.newsgraph.importing.graph.DocumentVersions;
import dev.newsgraph.importing.graph.DryRun;
import dev.newsgraph.importing.graph.ImportId;
import dev.newsgraph.importing.graph.ImportStatement;
import dev.newsgraph.importing.graph.ImportThrottle;
import dev.newsgraph.importing.graph.JobEndedException;
import dev.newsgraph.importing.graph.NewerGraphException;
import dev.newsgraph.importing.graph.OldChanges;
import dev.newsgraph.importing.graph.StoredDocuments;
import dev.newsgraph.importing.graph.StoredFolders;
import dev.newsgraph.importing.graph.TopicHierarchyUpdater;
import dev.newsgraph.importing.report.GraphCounts;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.MissingFolder;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * One run of an import. One thread reads and parses files; the calling thread writes.
 * They are connected by a short queue of batches.
 */
final class ImportRun {

	private final GraphClient client;

	private final ImportProperties properties;

	private final DocumentReader reader;

	private final Clock clock;

	private final ImportId id;

	private final ImportRequest request;

	private final ImportObserver observer;

	private final ImportCounters counters;

	private final DatabaseRetry retry;

	/** Whether the graph is known to hold no document at the start. */
	private boolean graphIsEmpty;

	ImportRun(GraphClient client, ImportProperties properties, DocumentReader reader, Clock clock, ImportId id,
			ImportRequest request, ImportObserver observer) {
		this.client = client;
		this.properties = properties;
		this.reader = reader;
		this.clock = clock;
		this.id = id;
		this.request = request;
		this.observer = observer;
		this.counters = new ImportCounters(observer, request.maxRejects());
		this.retry = new DatabaseRetry(properties.databaseTimeout(), observer::isStopped);
	}

	ImportReport run() {
		long start = System.nanoTime();
		GraphCounts counts = null;
		String stopped = "The import was stopped. Documents that were written are kept. Run it again to continue.";
		ImportOutcome outcome;
		try {
			outcome = execute();
			if (outcome == ImportOutcome.COMPLETED || outcome == ImportOutcome.NO_FOLDER) {
				counts = this.retry.call(this::counts);
			}
		}
		catch (GraphClientException ex) {
			this.counters.addNotice("%s The import ended early. Run it again%s to continue.".formatted(ex.getMessage(),
					(ex.reason() == Reason.UNAVAILABLE) ? " when the database is available" : ""));
			outcome = ImportOutcome.DATABASE_ERROR;
		}
		catch (NewerGraphException ex) {
			this.counters.addNotice(String.valueOf(ex.getMessage()));
			outcome = ImportOutcome.NEWER_GRAPH;
		}
		catch (JobEndedException ex) {
			stopped = String.valueOf(ex.getMessage());
			outcome = ImportOutcome.STOPPED;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			outcome = ImportOutcome.STOPPED;
		}
		if (outcome == ImportOutcome.STOPPED) {
			this.counters.addNotice(stopped);
		}
		return this.counters.toReport(this.id.value(), Duration.ofNanos(System.nanoTime() - start), counts, outcome);
	}

	private ImportOutcome execute() throws InterruptedException {
		if (!this.request.dryRun()) {
			this.retry.call(() -> {
				DocumentVersions.requireWritable(this.client, null);
				this.client.defineSchema(ImportStatement.SCHEMA.statements());
				return this;
			});
		}
		String folderToRemove = this.request.folderToRemove();
		if (folderToRemove != null) {
			return finish(load((queue) -> remove(folderToRemove, queue)));
		}
		List<SeedFolder> folders = folders();
		ImportOutcome loaded = load((sink) -> read(folders, sink));
		if (loaded == ImportOutcome.COMPLETED && folders.isEmpty()) {
			return this.request.folders().isEmpty() ? finish(ImportOutcome.NO_FOLDER) : ImportOutcome.NO_FOLDER;
		}
		return finish(loaded);
	}

	/** Runs the final steps after the last batch was written. */
	private ImportOutcome finish(ImportOutcome outcome) {
		if (outcome != ImportOutcome.COMPLETED && outcome != ImportOutcome.NO_FOLDER) {
			return outcome;
		}
		if (!this.request.dryRun()) {
			this.retry.call(new TopicHierarchyUpdater(this.client, this.id)::update)
				.forEach((problem) -> this.counters.addProblem(problem.folder(), problem.problem()));
			this.retry.call(() -> new OldChanges(this.client, this.clock, this.properties.changes().keep()).delete());
		}
		return this.counters.isRejectLimitExceededAtEnd() ? ImportOutcome.TOO_MANY_REJECTS : outcome;
	}

	private List<SeedFolder> folders() {
		ReadLimits limits = this.properties.readLimits();
		if (this.request.folders().isEmpty()) {
			SeedRoot root = SeedRoot.open(this.properties.root(), limits);
			root.problems().forEach((problem) -> this.counters.addProblem(".", problem));
			if (!root.notice().isEmpty()) {
				this.counters.addNotice(root.notice());
			}
			noticeMissingFolders(names(root)::contains);
			return root.folders();
		}
		if (this.request.dryRun()) {
			Set<String> inRoot = names(SeedRoot.open(this.properties.root(), limits));
			noticeMissingFolders((folder) -> inRoot.contains(folder) || this.request.isBeside(folder));
		}
		List<SeedFolder> folders = new ArrayList<>();
		for (Path path : this.request.folders()) {
			Path folder = path.toAbsolutePath().normalize();
			SeedFolder seedFolder = new SeedFolder(name(folder), folder, true, limits);
			if (seedFolder.isReadable()) {
				folders.add(seedFolder);
			}
			else {
				this.counters.addNotice(
						"The folder %s does not exist or cannot be read, so it was not imported.".formatted(folder));
			}
		}
		return folders;
	}

	private static Set<String> names(SeedRoot root) {
		return root.folders().stream().map(SeedFolder::name).collect(Collectors.toSet());
	}

	private static String name(Path folder) {
		Path name = folder.getFileName();
		return (name != null) ? name.toString() : ".";
	}

	private void read(List<SeedFolder> folders, BatchQueue queue) {
		if (this.observer.wantsTotal()) {
			this.counters.setTotal(folders.stream().mapToLong(SeedFolder::countDocuments).sum());
		}
		for (SeedFolder folder : folders) {
			this.counters.addFolder();
			new FolderReader(this.client, this.retry, this.reader, this.counters, queue, this::isEnding).read(folder);
		}
	}

	private void remove(String folder, BatchQueue queue) {
		this.counters.addFolder();
		new DocumentRemoval(queue, this::isEnding).removeAll(folder,
				new StoredDocuments(this.client, this.retry, folder));
	}

	private boolean isEnding() {
		return outcome() != ImportOutcome.COMPLETED;
	}

	private ImportOutcome load(ReaderThread.BatchSource source) throws InterruptedException {
		ImportThrottle throttle = new ImportThrottle(this.properties.throttle().batchSize(),
				this.properties.throttle().pauseFactor(), this.client::readTime, ImportThrottle.Ticker.SYSTEM);
		if (this.graphIsEmpty) {
			throttle.startEmpty();
		}
		int batchSize = this.properties.batchSize();
		BatchQueue queue = new BatchQueue(() -> this.request.dryRun() ? batchSize : throttle.portion(batchSize),
				this.properties.queue());
		BatchSink sink = this.request.dryRun()
				? new DryRun(this.client, this.retry, this.counters, this.properties.dryRunDocuments())
				: new BatchWriter(this.client, this.retry, this.counters, this.id, this.reader.mapping(), this.clock,
						throttle, this::isEnding, this.properties.maxRemovedArticles(),
						this.properties.changes().limits());
		ImportOutcome outcome = ImportOutcome.COMPLETED;
		ReaderThread reader = ReaderThread.start(source, queue);
		try {
			List<DocumentChange> batch = queue.take();
			while (batch != null) {
				awaitSpace();
				sink.write(batch, queue::peek);
				this.counters.publishProgress();
				outcome = outcome();
				batch = (outcome == ImportOutcome.COMPLETED) ? queue.take() : null;
			}
		}
		finally {
			queue.cancel();
			reader.join();
		}
		reader.rethrowFailure();
		outcome = (outcome == ImportOutcome.COMPLETED) ? outcome() : outcome;
		if (outcome == ImportOutcome.COMPLETED) {
			sink.complete();
		}
		return outcome;
	}

	private void awaitSpace() {
		if (!this.request.dryRun()) {
			this.retry.call(() -> {
				this.client.requireDiskSpace();
				return this;
			});
		}
	}

	private ImportOutcome outcome() {
		if (this.counters.isRejectLimitExceeded()) {
			return ImportOutcome.TOO_MANY_REJECTS;
		}
		return this.observer.isStopped() ? ImportOutcome.STOPPED : ImportOutcome.COMPLETED;
	}

	/**
	 * Adds a notice for each stored folder that is missing. Its documents are kept,
	 * because the folder may have been renamed or its disk may not be mounted.
	 */
	private void noticeMissingFolders(Predicate<String> isPresent) {
		List<String> stored = new StoredFolders(this.client, this.retry).names();
		this.graphIsEmpty = stored.isEmpty();
		stored.stream()
			.filter(isPresent.negate())
			.forEach((folder) -> this.counters.addNotice(MissingFolder.notice(folder)));
	}

	private GraphCounts counts() {
		Record row = this.client.lookUp(ImportStatement.COUNTS.with(Map.of())).getFirst();
		return new GraphCounts(row.get("articles").asLong(), row.get("mentions").asLong(),
				row.get("providers").asLong(), row.get("topics").asLong(), row.get("relations").asLong(),
				row.get("collections").asLong());
	}

}
