package dev.newsgraph.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

	private static final int PORTION = 500;

	/** So that a portion of large files does not fill the heap. */
	private static final long PORTION_BYTES = 8L * 1024 * 1024;

	private static final int PAGE = 10_000;

	private final GraphClient client;

	private final Patience patience;

	private final DocumentReader reader;

	private final ImportTally tally;

	private final ChangeSink sink;

	private final List<SourceFile> portion = new ArrayList<>();

	private long portionBytes;

	FolderReader(GraphClient client, Patience patience, DocumentReader reader, ImportTally tally, ChangeSink sink) {
		this.client = client;
		this.patience = patience;
		this.reader = reader;
		this.tally = tally;
		this.sink = sink;
	}

	void read(SeedFolder folder) {
		folder.walk((file) -> {
			collect(folder, folder.read(file), file.path());
			if (this.portion.size() == PORTION || this.portionBytes > PORTION_BYTES) {
				flush(folder);
			}
		}, (problem) -> this.tally.problem(folder.name(), problem));
		flush(folder);
		takeBackMissing(folder);
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

	private void flush(SeedFolder folder) {
		if (this.portion.isEmpty()) {
			return;
		}
		Map<String, String> known = known(folder, this.portion.stream().map(SourceFile::path).toList());
		for (SourceFile file : this.portion) {
			String checksum = known.get(key(folder, file.path()));
			if (checksum != null && checksum.equals(sha256(file.content()))) {
				this.tally.unchanged();
			}
			else {
				parse(folder, file, checksum != null);
			}
		}
		this.portion.clear();
		this.portionBytes = 0;
		this.tally.advance();
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
		this.patience.call(() -> this.client.read(CypherFile.KNOWN_DOCUMENTS.with(Map.of("documents", keys))))
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

	/** Takes the changes, and may make the reader wait. */
	interface ChangeSink {

		void accept(DocumentChange change, long bytes);

	}

}
