package dev.newsgraph.importing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.graph.DatabaseRetry;
import dev.newsgraph.importing.graph.StoredChecksums;
import dev.newsgraph.importing.graph.StoredDocuments;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.source.FileComparison;
import dev.newsgraph.importing.source.FilePortions;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;

/**
 * Reads a seed folder and passes on the changes between the folder and the graph. For a
 * file whose checksum equals the stored one, only the checksum is computed. Other files
 * are parsed, and so are those whose article, topic or collection is missing in the
 * graph. A stored document without a file is removed.
 *
 * <p>
 * Worker threads read portions of files and compute their checksums, while the calling
 * thread continues the walk and parses earlier portions.
 */
final class FolderReader {

	private final GraphClient client;

	private final DatabaseRetry retry;

	private final ImportCounters counters;

	private final String mapping;

	private final FileParser parser;

	private final DocumentRemoval removal;

	private final BooleanSupplier stopped;

	/** The number of files for which the graph holds a document. */
	private long matched;

	/** The paths of stored documents whose node is missing. */
	private Set<String> incomplete = Set.of();

	FolderReader(GraphClient client, DatabaseRetry retry, DocumentReader reader, ImportCounters counters,
			ChangeSink sink, BooleanSupplier stopped) {
		this.client = client;
		this.retry = retry;
		this.counters = counters;
		this.mapping = reader.mapping();
		this.parser = new FileParser(reader, counters, sink);
		this.removal = new DocumentRemoval(sink, stopped);
		this.stopped = stopped;
	}

	/** Reads a folder. */
	void read(SeedFolder folder) {
		StoredDocuments stored = new StoredDocuments(this.client, this.retry, folder.name());
		long documents = stored.count();
		this.incomplete = (documents > 0) ? stored.incomplete() : Set.of();
		if (!this.incomplete.isEmpty()) {
			this.counters
				.addNotice(("The graph lacks the article, topic or collection of %,d documents of the seed folder"
						+ " '%s', which another program must have removed. Their files are read again.")
					.formatted(this.incomplete.size(), folder.name()));
		}
		try (StoredChecksums checksums = new StoredChecksums(this.client, this.retry, folder.name(), this.mapping,
				documents);
				FileComparisons comparisons = new FileComparisons(folder, (result) -> parse(folder.name(), result))) {
			FilePortions portions = new FilePortions((files) -> compare(files, checksums, comparisons));
			walk(folder, portions);
			comparisons.complete();
		}
		// No document is missing if every stored document has a file.
		if (this.matched < documents) {
			this.removal.removeMissing(folder, stored);
		}
	}

	private void walk(SeedFolder folder, FilePortions portions) {
		folder.walk((file) -> {
			if (this.stopped.getAsBoolean()) {
				throw new CancellationException();
			}
			portions.accept(file);
		}, (problem) -> this.counters.addWalkProblem(folder.name(), problem));
		portions.flush();
	}

	private void compare(List<SeedFile> files, StoredChecksums checksums, FileComparisons comparisons) {
		Map<String, String> stored = checksums.checksums(files);
		this.matched += stored.size();
		if (!this.incomplete.isEmpty()) {
			// Without a checksum, a file is read again.
			stored.replaceAll((path, checksum) -> this.incomplete.contains(path) ? "" : checksum);
		}
		comparisons.compare(files, stored);
	}

	private void parse(String folder, FileComparison comparison) {
		this.counters.addUnchanged(comparison.unchanged());
		comparison.changed().forEach((changed) -> this.parser.parse(folder, changed));
		this.counters.publishProgress();
	}

}
