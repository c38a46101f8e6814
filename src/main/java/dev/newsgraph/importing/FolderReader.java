package dev.newsgraph.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.Reading;
import dev.newsgraph.documents.SourceFile;

/**
 * From a seed folder to the changes that bring the graph up to it: files that the graph
 * holds to the byte cost a checksum, the others are parsed, and documents without a file
 * are taken back.
 */
final class FolderReader {

	private static final int PORTION = 250;

	/** So that a portion of large files does not fill the heap. */
	private static final long PORTION_BYTES = 4L * 1024 * 1024;

	/** So that all processors have files to read, however long one takes. */
	private static final int UNDERWAY = 4;

	private static final int PAGE = 10_000;

	private final GraphClient client;

	private final Patience patience;

	private final DocumentReader reader;

	private final ImportTally tally;

	private final ChangeSink sink;

	private final BooleanSupplier stopped;

	private final ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
			Thread.ofPlatform().name("import-files-", 1).daemon().factory());

	private final Queue<Future<Compared>> underway = new ArrayDeque<>();

	private final List<SeedFile> portion = new ArrayList<>();

	private long portionBytes;

	/** Files of which the graph held a document. */
	private long met;

	FolderReader(GraphClient client, Patience patience, DocumentReader reader, ImportTally tally, ChangeSink sink,
			BooleanSupplier stopped) {
		this.client = client;
		this.patience = patience;
		this.reader = reader;
		this.tally = tally;
		this.sink = sink;
		this.stopped = stopped;
	}

	void read(SeedFolder folder) {
		long held = size(folder);
		try (HeldDocuments documents = new HeldDocuments(this.client, this.patience, folder.name(), held)) {
			readFiles(folder, documents);
		}
		finally {
			this.workers.shutdownNow();
		}
		// Where each document that the graph held was met, none can be missing.
		if (this.met < held) {
			takeBackMissing(folder);
		}
	}

	private long size(SeedFolder folder) {
		return this.patience
			.call(() -> this.client.lookUp(CypherFile.FOLDER_SIZE.with(Map.of("folder", folder.name()))))
			.getFirst()
			.get("documents")
			.asLong();
	}

	private void readFiles(SeedFolder folder, HeldDocuments documents) {
		folder.walk((file) -> {
			checkStopped();
			this.portion.add(file);
			this.portionBytes += file.size();
			if (this.portion.size() == PORTION || this.portionBytes > PORTION_BYTES) {
				begin(folder, documents);
			}
		}, (problem) -> this.tally.found(folder.name(), problem));
		begin(folder, documents);
		while (!this.underway.isEmpty()) {
			finish(folder, this.underway.remove());
		}
	}

	private void checkStopped() {
		if (this.stopped.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	// While portions are read and compared, the walk goes on and earlier ones are parsed.
	private void begin(SeedFolder folder, HeldDocuments documents) {
		List<SeedFile> files = List.copyOf(this.portion);
		this.portion.clear();
		this.portionBytes = 0;
		if (this.underway.size() == UNDERWAY) {
			finish(folder, this.underway.remove());
		}
		Map<String, String> known = documents.checksums(files);
		this.met += known.size();
		this.underway.add(this.workers.submit(() -> compare(folder, files, known)));
	}

	private static Compared compare(SeedFolder folder, List<SeedFile> files, Map<String, String> known) {
		List<Changed> changed = new ArrayList<>();
		for (SeedFile file : files) {
			FileContent content = folder.read(file);
			String checksum = known.get(file.path());
			if (!(checksum != null && content instanceof FileContent.Present present
					&& checksum.equals(sha256(present.file().content())))) {
				changed.add(new Changed(file.path(), content, checksum != null));
			}
		}
		return new Compared(changed, files.size() - changed.size());
	}

	private void finish(SeedFolder folder, Future<Compared> portion) {
		Compared compared = HeldDocuments.result(portion);
		this.tally.unchanged(compared.unchanged());
		compared.changed().forEach((changed) -> take(folder, changed));
		this.tally.advance();
	}

	private void take(SeedFolder folder, Changed changed) {
		switch (changed.content()) {
			case FileContent.Present present -> parse(folder, present.file(), changed.known());
			case FileContent.Rejected rejected -> {
				this.tally.rejected(folder.name(), rejected.problem());
				takeBack(folder, changed);
			}
			case FileContent.Unreadable unreadable -> this.tally.rejected(folder.name(), unreadable.problem());
			case FileContent.Gone gone -> {
				// As if it had gone a moment earlier.
				takeBack(folder, changed);
			}
		}
	}

	private void takeBack(SeedFolder folder, Changed changed) {
		if (changed.known()) {
			this.sink.accept(DocumentChange.removed(folder.name(), changed.path()), 0);
		}
	}

	private void parse(SeedFolder folder, SourceFile file, boolean known) {
		Reading reading = this.reader.read(file);
		this.tally.read(folder.name(), reading);
		Document document = reading.document();
		if (document != null) {
			this.sink.accept(DocumentChange.of(folder.name(), document), file.content().length);
		}
		else if (known) {
			// What the file said before it was broken is said no more.
			this.sink.accept(DocumentChange.removed(folder.name(), file.path()), 0);
		}
	}

	/** Takes back every document of a folder, whatever is on the disk. */
	void takeBackAll(String folder) {
		this.tally.folder();
		takeBack(folder, (path) -> true);
	}

	private void takeBackMissing(SeedFolder folder) {
		takeBack(folder.name(), folder::lacks);
	}

	private void takeBack(String folder, Predicate<String> gone) {
		String after = "";
		List<String> page;
		do {
			Map<String, Object> parameters = Map.of("folder", folder, "after", after, "limit", PAGE);
			page = this.patience.call(() -> this.client.lookUp(CypherFile.FOLDER_PAGE.with(parameters)))
				.stream()
				.map((row) -> row.get("path").asString())
				.toList();
			for (String path : page) {
				checkStopped();
				if (gone.test(path)) {
					this.sink.accept(DocumentChange.removed(folder, path), 0);
				}
				after = path;
			}
		}
		while (page.size() == PAGE);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A file whose bytes the graph does not hold.
	 *
	 * @param path the path within the folder
	 * @param content what came of reading it
	 * @param known whether the graph holds another version of it
	 */
	private record Changed(String path, FileContent content, boolean known) {
	}

	/**
	 * What came of a portion.
	 *
	 * @param changed in the order of the walk
	 * @param unchanged how many others there are
	 */
	private record Compared(List<Changed> changed, int unchanged) {
	}

	/** Takes the changes, and may make the reader wait. */
	interface ChangeSink {

		void accept(DocumentChange change, long bytes);

	}

}
