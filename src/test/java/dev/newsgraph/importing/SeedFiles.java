package dev.newsgraph.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.database.BulkStore;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;

/** An import root for tests. */
public final class SeedFiles {

	static final int MAX_REMOVED = 100;

	private final Path root;

	public SeedFiles(Path root) {
		this.root = root;
	}

	/** Makes the root hold these files and no other. */
	public void replace(Map<String, String> files) {
		try {
			FileSystemUtils.deleteRecursively(this.root);
			Files.createDirectories(this.root);
			for (Map.Entry<String, String> file : files.entrySet()) {
				write(file.getKey(), file.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(String path, String content) {
		try {
			Path file = this.root.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Imports the whole root. */
	public ImportReport load(GraphClient client, int batchSize) {
		return load(client, this.root, batchSize);
	}

	/** Imports the whole root, with other parameters that are not part of an address. */
	ImportReport load(GraphClient client, int batchSize, TrackingParameters tracking) {
		return new GraphImport(client, properties(this.root, batchSize), tracking, Clock.systemUTC()).run();
	}

	/** Imports the whole root, whose relative addresses start from an address. */
	ImportReport load(GraphClient client, int batchSize, String baseUrl) {
		return new GraphImport(client, properties(this.root, batchSize, baseUrl), Clock.systemUTC()).run();
	}

	/**
	 * Loads the whole root in bulk, and returns the graph.
	 * @param folder an empty folder for the store
	 */
	List<String> loadInBulk(Path folder) {
		return BulkStore.snapshot(this.root, folder);
	}

	ImportReport load(GraphClient client, int batchSize, ImportRequest request, ImportObserver observer) {
		return new GraphImport(client, properties(this.root, batchSize), Clock.systemUTC()).run(request, observer);
	}

	/** Imports every seed folder under a root. */
	public static ImportReport load(GraphClient client, Path root, int batchSize) {
		return new GraphImport(client, properties(root, batchSize), Clock.systemUTC()).run();
	}

	/** An import into the graph, to be run. */
	public GraphImport graphImport(GraphClient client, int batchSize) {
		return new GraphImport(client, properties(this.root, batchSize), Clock.systemUTC());
	}

	private static ImportProperties properties(Path root, int batchSize) {
		return properties(root, batchSize, "");
	}

	private static ImportProperties properties(Path root, int batchSize, String baseUrl) {
		return new ImportProperties(root, false, batchSize, new ImportProperties.Throttle(batchSize, 1), 2,
				DataSize.ofMegabytes(1), baseUrl, Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, MAX_REMOVED,
				root.resolve(".runs"), 20, ImportProperties.Changes.DEFAULTS);
	}

}
