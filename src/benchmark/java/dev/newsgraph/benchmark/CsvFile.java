package dev.newsgraph.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A CSV file for the offline importer of Neo4j. An empty field means that the property is
 * missing.
 */
final class CsvFile implements AutoCloseable {

	private final Path path;

	private final BufferedWriter writer;

	private CsvFile(Path path, BufferedWriter writer) {
		this.path = path;
		this.writer = writer;
	}

	/**
	 * Creates a file with its header.
	 * @param columns the names of the columns with their types, in the notation of the
	 * importer
	 */
	static CsvFile create(Path path, List<String> columns) throws IOException {
		BufferedWriter writer = Files.newBufferedWriter(path);
		writer.write(String.join(",", columns) + "\n");
		return new CsvFile(path, writer);
	}

	/** Writes a row. */
	void row(@Nullable Object... values) {
		try {
			for (int i = 0; i < values.length; i++) {
				if (i > 0) {
					this.writer.write(',');
				}
				if (values[i] instanceof String text) {
					this.writer.write('"' + text.replace("\"", "\"\"") + '"');
				}
				else if (values[i] != null) {
					this.writer.write(values[i].toString());
				}
			}
			this.writer.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path path() {
		return this.path;
	}

	@Override
	public void close() throws IOException {
		this.writer.close();
	}

}
