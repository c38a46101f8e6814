package dev.newsgraph.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherStatement;

/**
 * The statements of this room; each stands in a {@code .cypher} file beside the classes.
 */
enum JobStatement {

	SCHEMA("schema"), ENQUEUE("enqueue"), CLAIM("claim"), RECOVER("recover"), PROGRESS("progress"), FINISH("finish"),
	CANCEL("cancel"), FORGET("forget"), WAITING("waiting"), QUEUED("queued"), DEAD("dead"), FOLDER("folder");

	private final String text;

	JobStatement(String name) {
		this.text = load(name + ".cypher");
	}

	CypherStatement with(Map<String, Object> parameters) {
		return new CypherStatement(this.text, parameters);
	}

	/** The statements of a file that holds several, each ended by a semicolon. */
	List<CypherStatement> statements() {
		return Arrays.stream(this.text.split(";\\s*"))
			.filter((statement) -> !statement.isBlank())
			.map(CypherStatement::of)
			.toList();
	}

	private static String load(String file) {
		try (InputStream stream = JobStatement.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("The resource " + file + " is missing.");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.strip().startsWith("//") && !line.isBlank())
				.reduce("", (text, line) -> text + line + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
