package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.resolution.GraphRevision;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.FileComparison.ChangedFile;
import dev.newsgraph.importing.source.FileContent;
import dev.newsgraph.importing.source.FilePortions;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/**
 * The first stage: reads and parses all documents on all processors. Problems are counted
 * in the order of the walk, as an ordinary import does.
 */
final class DocumentStage {

	private static final int PORTIONS_FOR_EACH_WORKER = 2;

	private final LoadFiles files;

	private final DocumentReader reader;

	private final BooleanSupplier stopped;

	private final ExecutorService workers;

	private final int inProgress;

	private final BlockingQueue<ClaimWriter> writers = new LinkedBlockingQueue<>();

	private final Queue<Runnable> results = new ArrayDeque<>();

	private long documents;

	/**
	 * Creates the stage.
	 * @param workers the threads, and how many there are
	 * @param stopped returns whether to end early
	 * @param memory memory for the sort, in bytes
	 */
	DocumentStage(LoadFiles files, Run run, DocumentReader reader, Workers workers, BooleanSupplier stopped,
			long memory) {
		this.files = files;
		this.reader = reader;
		this.stopped = stopped;
		this.workers = workers.executor();
		this.inProgress = PORTIONS_FOR_EACH_WORKER * workers.count();
		for (int i = 0; i < workers.count(); i++) {
			this.writers.add(new ClaimWriter(files, run, memory / workers.count()));
		}
	}

	/**
	 * Reads a folder.
	 * @throws CancellationException if the load is stopped
	 */
	void read(SeedFolder folder, ImportCounters counters) {
		counters.addFolder();
		FilePortions portions = new FilePortions((some) -> {
			if (this.stopped.getAsBoolean()) {
				throw new CancellationException();
			}
			submit(folder, some, counters);
		});
		folder.walk(portions, (problem) -> this.results.add(() -> counters.addWalkProblem(folder.name(), problem)));
		portions.flush();
		while (!this.results.isEmpty()) {
			this.results.remove().run();
		}
		if (this.stopped.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	/** Returns the number of valid documents so far. */
	long documents() {
		return this.documents;
	}

	private void submit(SeedFolder folder, List<SeedFile> some, ImportCounters counters) {
		while (this.results.size() >= this.inProgress) {
			this.results.remove().run();
		}
		Future<List<Consumer<ImportCounters>>> portion = this.workers.submit(() -> parse(folder, some));
		this.results.add(() -> {
			for (Consumer<ImportCounters> result : Workers.result(portion)) {
				result.accept(counters);
			}
			counters.publishProgress();
		});
	}

	private List<Consumer<ImportCounters>> parse(SeedFolder folder, List<SeedFile> some)
			throws IOException, InterruptedException {
		List<Consumer<ImportCounters>> found = new ArrayList<>();
		ClaimWriter writer = this.writers.take();
		try {
			for (ChangedFile file : FileComparison.of(folder, some, Map.of()).changed()) {
				switch (file.content()) {
					case FileContent.Present present -> found.add(parse(folder.name(), present, writer));
					case FileContent.Rejected rejected ->
						found.add((counters) -> counters.addRejected(folder.name(), rejected.problem()));
					case FileContent.Unreadable unreadable ->
						found.add((counters) -> counters.addRejected(folder.name(), unreadable.problem()));
					case FileContent.Gone gone -> {
						// The file was deleted after the walk.
					}
				}
			}
		}
		finally {
			this.writers.add(writer);
		}
		return found;
	}

	private Consumer<ImportCounters> parse(String folder, FileContent.Present present, ClaimWriter writer)
			throws IOException {
		ParseResult result = this.reader.read(present.file());
		Document document = result.document();
		if (document != null) {
			writer.add(folder, document);
		}
		return (counters) -> {
			counters.addResult(folder, result);
			this.documents += (document != null) ? 1 : 0;
		};
	}

	/** Writes what is left, and returns the revision of all documents. */
	GraphRevision complete() throws IOException {
		List<Future<GraphRevision>> parts = this.writers.stream()
			.map((writer) -> this.workers.submit(writer::complete))
			.toList();
		GraphRevision revision = GraphRevision.EMPTY;
		for (Future<GraphRevision> part : parts) {
			revision = revision.plus(Workers.result(part));
		}
		return revision;
	}

}
