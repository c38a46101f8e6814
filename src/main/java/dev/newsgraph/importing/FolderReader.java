package dev.newsgraph.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

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

	private static final int PORTION = 500;

	/** So that a portion of large files does not fill the heap. */
	private static final long PORTION_BYTES = 8L * 1024 * 1024;

	private static final int PAGE = 10_000;

	private final GraphClient client;

	private final Patience patience;

	private final DocumentReader reader;

	private final ImportTally tally;

	private final ChangeSink sink;

	private final BooleanSupplier stopped;

	private final List<SourceFile> portion = new ArrayList<>();

	private final ExecutorService comparer = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

	private @Nullable Future<List<Changed>> comparison;

	/** Files of which the graph held a document. */
	private final AtomicLong met = new AtomicLong();

	private long portionBytes;

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
		try {
			readFiles(folder);
		}
		finally {
			this.comparer.shutdownNow();
		}
		// Where each document that the graph held was met, none can be missing.
		if (this.met.get() < held) {
			takeBackMissing(folder);
		}
	}

	private long size(SeedFolder folder) {
		return this.patience.call(() -> this.client.read(CypherFile.FOLDER_SIZE.with(Map.of("folder", folder.name()))))
			.getFirst()
			.get("documents")
			.asLong();
	}

	private void readFiles(SeedFolder folder) {
		folder.walk((file) -> {
			checkStopped();
			collect(folder, folder.read(file), file.path());
			if (this.portion.size() == PORTION || this.portionBytes > PORTION_BYTES) {
				flush(folder);
			}
		}, (problem) -> this.tally.found(folder.name(), problem));
		flush(folder);
		flush(folder);
	}

	private void checkStopped() {
		if (this.stopped.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	private void collect(SeedFolder folder, FileContent content, String path) {
		switch (content) {
			case FileContent.Present present -> {
				this.portion.add(present.file());
				this.portionBytes += present.file().content().length;
			}
			case FileContent.Rejected rejected -> {
				this.tally.rejected(folder.name(), rejected.problem());
				takeBackIfKnown(folder, path);
			}
			case FileContent.Unreadable unreadable -> this.tally.rejected(folder.name(), unreadable.problem());
			case FileContent.Gone gone -> {
				// As if it had gone a moment earlier: the graph's document is taken back
				// below.
			}
		}
	}

	private void takeBackIfKnown(SeedFolder folder, String path) {
		if (!known(folder, List.of(path)).isEmpty()) {
			this.sink.accept(DocumentChange.removed(folder.name(), path), 0);
		}
	}

	// While a portion is compared with the graph, the next one is read.
	private void flush(SeedFolder folder) {
		List<SourceFile> files = List.copyOf(this.portion);
		this.portion.clear();
		this.portionBytes = 0;
		Future<List<Changed>> earlier = this.comparison;
		this.comparison = files.isEmpty() ? null : this.comparer.submit(() -> changed(folder, files));
		if (earlier != null) {
			result(earlier).forEach((changed) -> parse(folder, changed.file(), changed.known()));
			this.tally.advance();
		}
	}

	private List<Changed> changed(SeedFolder folder, List<SourceFile> files) {
		Map<String, String> known = known(folder, files.stream().map(SourceFile::path).toList());
		this.met.addAndGet(known.size());
		List<Changed> changed = new ArrayList<>();
		for (SourceFile file : files) {
			String checksum = known.get(key(folder, file.path()));
			if (checksum != null && checksum.equals(sha256(file.content()))) {
				this.tally.unchanged();
			}
			else {
				changed.add(new Changed(file, checksum != null));
			}
		}
		return changed;
	}

	private static List<Changed> result(Future<List<Changed>> comparison) {
		try {
			return comparison.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
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
			page = this.patience.call(() -> this.client.read(CypherFile.FOLDER_PAGE.with(parameters)))
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

	private Map<String, String> known(SeedFolder folder, List<String> paths) {
		List<String> keys = paths.stream().map((path) -> key(folder, path)).toList();
		Map<String, String> checksums = new HashMap<>();
		this.patience.call(() -> this.client.read(CypherFile.KNOWN_DOCUMENTS.withBatch(Map.of("documents", keys))))
			.forEach((row) -> checksums.put(row.get("key").asString(), row.get("sha256").asString()));
		return checksums;
	}

	private static String key(SeedFolder folder, String path) {
		return folder.name() + "/" + path;
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
	 * @param file the file
	 * @param known whether the graph holds another version of it
	 */
	private record Changed(SourceFile file, boolean known) {
	}

	/** Takes the changes, and may make the reader wait. */
	interface ChangeSink {

		void accept(DocumentChange change, long bytes);

	}

}
