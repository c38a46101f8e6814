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

	private final ImportTally tally;

	private final Patience patience;

	ImportRun(GraphClient client, ImportProperties properties, DocumentReader reader, Clock clock, String job,
			ImportRequest request, ImportObserver observer) {
		this.client = client;
		this.properties = properties;
		this.reader = reader;
		this.clock = clock;
		this.job = job;
		this.request = request;
		this.observer = observer;
		this.tally = new ImportTally(observer, request.maxRejects());
		this.patience = new Patience(properties.patience(), observer::isStopped);
	}

	ImportReport run() {
		long start = System.nanoTime();
		GraphCounts counts = null;
		Ending ending;
		try {
			ending = work();
			if (ending == Ending.COMPLETE || ending == Ending.NO_FOLDER) {
				counts = this.patience.call(this::counts);
			}
		}
		catch (GraphClientException ex) {
			this.tally.notice("%s The import ended early; run it again and it goes on%s.".formatted(ex.getMessage(),
					(ex.reason() == Reason.UNAVAILABLE) ? " when the database is back" : ""));
			ending = Ending.DATABASE;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			ending = Ending.STOPPED;
		}
		if (ending == Ending.STOPPED) {
			this.tally.notice("The import was stopped; what was written stays, and run again it goes on.");
		}
		return this.tally.report(this.job, Duration.ofNanos(System.nanoTime() - start), counts, ending);
	}

	private Ending work() throws InterruptedException {
		if (!this.request.dryRun()) {
			this.patience.call(() -> {
				this.client.defineSchema(CypherFile.SCHEMA.statements());
				return this;
			});
		}
		String removed = this.request.removed();
		if (removed != null) {
			return end(load((sink) -> folderReader(sink).takeBackAll(removed)));
		}
		List<SeedFolder> folders = folders();
		Ending loaded = load((sink) -> read(folders, sink));
		if (loaded == Ending.COMPLETE && folders.isEmpty()) {
			return this.request.folders().isEmpty() ? end(Ending.NO_FOLDER) : Ending.NO_FOLDER;
		}
		return end(loaded);
	}

	/** What is done once, when every batch was written. */
	private Ending end(Ending ending) {
		if (ending != Ending.COMPLETE && ending != Ending.NO_FOLDER) {
			return ending;
		}
		if (!this.request.dryRun()) {
			this.patience.call(() -> new TopicTreeKeeper(this.client).keep())
				.forEach((problem) -> this.tally.problem(problem.folder(), problem.problem()));
		}
		return this.tally.isPassedInTheEnd() ? Ending.TOO_MANY_REJECTS : ending;
	}

	private List<SeedFolder> folders() {
		long maxFileSize = this.properties.maxFileSize().toBytes();
		if (this.request.folders().isEmpty()) {
			SeedRoot root = SeedRoot.open(this.properties.root(), maxFileSize);
			root.problems().forEach((problem) -> this.tally.problem(".", problem));
			if (!root.notice().isEmpty()) {
				this.tally.notice(root.notice());
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
				this.tally.notice("There is no folder %s that can be read, so nothing of it was imported."
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
			this.tally.total(folders.stream().mapToLong(SeedFolder::documents).sum());
		}
		for (SeedFolder folder : folders) {
			this.tally.folder();
			folderReader(queue).read(folder);
		}
	}

	private FolderReader folderReader(BatchQueue queue) {
		return new FolderReader(this.client, this.patience, this.reader, this.tally, queue,
				() -> ending() != Ending.COMPLETE);
	}

	private Ending load(ReaderThread.Work work) throws InterruptedException {
		ReadersFirst readersFirst = new ReadersFirst(this.properties.besideReads(), this.client::readTime,
				ReadersFirst.Ticker.SYSTEM);
		int batchSize = this.properties.batchSize();
		BatchQueue queue = new BatchQueue(() -> this.request.dryRun() ? batchSize : readersFirst.portion(batchSize),
				this.properties.queue());
		BatchSink sink = this.request.dryRun()
				? new DryRun(this.client, this.patience, this.tally, this.properties.dryRunDocuments())
				: new BatchWriter(this.client, this.patience, this.tally, this.job, this.clock, readersFirst,
						() -> ending() != Ending.COMPLETE);
		Ending ending = Ending.COMPLETE;
		ReaderThread reader = ReaderThread.start(work, queue);
		try {
			List<DocumentChange> batch = queue.take();
			while (batch != null) {
				awaitRoom();
				sink.write(batch, queue::peek);
				this.tally.advance();
				ending = ending();
				batch = (ending == Ending.COMPLETE) ? queue.take() : null;
			}
		}
		finally {
			queue.cancel();
			reader.join();
		}
		reader.check();
		ending = (ending == Ending.COMPLETE) ? ending() : ending;
		if (ending == Ending.COMPLETE) {
			sink.complete();
		}
		return ending;
	}

	private void awaitRoom() {
		if (!this.request.dryRun()) {
			this.patience.call(() -> {
				this.client.requireRoom();
				return this;
			});
		}
	}

	private Ending ending() {
		if (this.tally.isPassed()) {
			return Ending.TOO_MANY_REJECTS;
		}
		return this.observer.isStopped() ? Ending.STOPPED : Ending.COMPLETE;
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
				this.tally.notice(("The graph holds documents of the seed folder '%s', which is not there; they were"
						+ " kept. The mutation removeSeedFolder takes them back.")
					.formatted(folder));
			}
			folder = nextFolder(folder);
		}
	}

	private @Nullable String nextFolder(String after) {
		List<Record> rows = this.patience
			.call(() -> this.client.lookUp(CypherFile.NEXT_FOLDER.with(Map.of("after", after))));
		return rows.isEmpty() ? null : rows.getFirst().get("folder").asString();
	}

	private GraphCounts counts() {
		Record row = this.client.lookUp(CypherFile.COUNTS.with(Map.of())).getFirst();
		return new GraphCounts(row.get("articles").asLong(), row.get("mentions").asLong(),
				row.get("providers").asLong(), row.get("topics").asLong(), row.get("relations").asLong());
	}

}
