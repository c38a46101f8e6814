package dev.newsgraph.importing.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON object on each line (JSON Lines). Each line is written at once and
 * with its newline, so that a process that is killed leaves complete lines. Not safe for
 * use by several threads.
 */
final class JsonLinesFile implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	/** Without a buffer. */
	private final OutputStream file;

	private JsonLinesFile(OutputStream file) {
		this.file = file;
	}

	/**
	 * Creates a file, or empties one that exists.
	 * @throws IOException if the file cannot be written
	 */
	static JsonLinesFile create(Path path) throws IOException {
		return new JsonLinesFile(Files.newOutputStream(path));
	}

	/**
	 * Writes a line.
	 * @throws IOException if the file cannot be written
	 */
	void write(Object value) throws IOException {
		this.file.write((JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Closes the file.
	 * @throws IOException if the file cannot be closed
	 */
	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
