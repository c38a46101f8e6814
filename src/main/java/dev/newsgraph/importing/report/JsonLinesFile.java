package dev.newsgraph.importing.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON object on each line (JSON Lines). Not safe for use by several
 * threads.
 */
final class JsonLinesFile implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final BufferedWriter file;

	private final SequenceWriter lines;

	private boolean empty = true;

	private JsonLinesFile(BufferedWriter file, SequenceWriter lines) {
		this.file = file;
		this.lines = lines;
	}

	/**
	 * Creates a file, or empties one that exists.
	 * @throws IOException if the file cannot be written
	 */
	static JsonLinesFile create(Path path) throws IOException {
		BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
		return new JsonLinesFile(file, JSON.writer().withRootValueSeparator("\n").writeValues(file));
	}

	/**
	 * Writes a line.
	 * @throws IOException if the file cannot be written
	 */
	void write(Object value) throws IOException {
		try {
			this.lines.write(value);
			this.empty = false;
		}
		catch (JacksonException ex) {
			throw asIoException(ex);
		}
	}

	/**
	 * Writes out what is buffered.
	 * @throws IOException if the file cannot be written
	 */
	void flush() throws IOException {
		try {
			this.lines.flush();
		}
		catch (JacksonException ex) {
			throw asIoException(ex);
		}
	}

	/**
	 * Ends the last line and closes the file.
	 * @throws IOException if the file cannot be written; it is closed all the same
	 */
	@Override
	public void close() throws IOException {
		try (BufferedWriter closed = this.file) {
			this.lines.flush();
			if (!this.empty) {
				closed.newLine();
			}
		}
		catch (JacksonException ex) {
			throw asIoException(ex);
		}
	}

	private static IOException asIoException(JacksonException failure) {
		return (failure.getCause() instanceof IOException cause) ? cause : new IOException(failure);
	}

}
