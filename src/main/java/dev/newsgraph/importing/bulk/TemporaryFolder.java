package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.bulk.OfflineStore;

/**
 * The folder of the temporary files of a load. It is deleted when it is closed.
 *
 * @param path the folder
 */
record TemporaryFolder(Path path) implements AutoCloseable {

	/**
	 * Creates the folder.
	 * @param parent the folder that holds it, or {@code null} for that of the unfinished
	 * store
	 */
	static TemporaryFolder create(@Nullable Path parent, OfflineStore store) throws IOException {
		if (parent == null) {
			return new TemporaryFolder(Files.createDirectories(store.unfinished().resolve("files")));
		}
		return new TemporaryFolder(Files.createTempDirectory(Files.createDirectories(parent), "newsgraph-bulk-"));
	}

	@Override
	public void close() throws IOException {
		if (!Files.exists(this.path)) {
			return;
		}
		try (Stream<Path> files = Files.list(this.path)) {
			for (Path file : files.toList()) {
				Files.deleteIfExists(file);
			}
		}
		Files.deleteIfExists(this.path);
	}

}
