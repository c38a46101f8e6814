package dev.newsgraph.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A {@code .cypher} file on the class path. Blank lines and comment lines are omitted,
 * because the server would parse them with every statement.
 */
public final class CypherFile {

	private final String text;

	private CypherFile(String text) {
		this.text = text;
	}

	/**
	 * Reads a file from the class path.
	 * @param owner the class in whose package the file is
	 * @param name the file's name without its extension
	 * @throws IllegalStateException if the file does not exist
	 */
	public static CypherFile of(Class<?> owner, String name) {
		String file = name + ".cypher";
		try (InputStream stream = owner.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException(
						"The resource %s in the package of %s is missing.".formatted(file, owner.getName()));
			}
			return new CypherFile(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.strip().startsWith("//") && !line.isBlank())
				.reduce("", (text, line) -> text + line + "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the whole text, for a file with one statement. */
	public String text() {
		return this.text;
	}

	/** Returns the statements of a file in which each of them ends with a semicolon. */
	public List<String> statements() {
		return Arrays.stream(this.text.split(";\\s*")).filter((statement) -> !statement.isBlank()).toList();
	}

}
