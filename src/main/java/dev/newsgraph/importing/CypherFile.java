package dev.newsgraph.importing;

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
enum CypherFile {

	SCHEMA("schema"), TURN("turn"), MARKS("marks"), CLAIMS("claims"), SHARED_NODES("shared-nodes"),
	SPEAKERS("speakers"), ARTICLE_CLAIMS("article-claims"), WRITE("write"), TOPICS("topics"), TOPIC_TREE("topic-tree"),
	KNOWN_DOCUMENTS("known-documents"), FOLDER_PAGE("folder-page"), FOLDER_SIZE("folder-size"),
	FOLDER_CHECKSUMS("folder-checksums"), NEXT_FOLDER("next-folder"), COUNTS("counts");

	/**
	 * Hints name the indexes, so a plan that was made on an empty graph stays the right
	 * one; to plan a batch's statement again takes as long as to write a batch.
	 */
	private static final String PLANNED_ONCE = "CYPHER replan=skip\n";

	private final String text;

	CypherFile(String name) {
		this.text = load(name + ".cypher");
	}

	CypherStatement with(Map<String, Object> parameters) {
		return new CypherStatement(PLANNED_ONCE + this.text, parameters);
	}

	/**
	 * The statement over lists that all stand in one parameter, {@code $batch}: Neo4j
	 * plans a statement anew for each order of magnitude of the length of a parameter.
	 */
	CypherStatement withBatch(Map<String, ?> lists) {
		return with(Map.of("batch", lists));
	}

	/** The statements of a file that holds several, each ended by a semicolon. */
	List<CypherStatement> statements() {
		return texts().stream().map(CypherStatement::of).toList();
	}

	/** Their texts, each to be planned once. */
	List<String> textsPlannedOnce() {
		return texts().stream().map((statement) -> PLANNED_ONCE + statement).toList();
	}

	private List<String> texts() {
		return Arrays.stream(this.text.split(";\\s*")).filter((statement) -> !statement.isBlank()).toList();
	}

	private static String load(String file) {
		try (InputStream stream = CypherFile.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("The resource " + file + " is missing.");
			}
			// Comments are for readers of the file; the server would parse them each
			// time.
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.strip().startsWith("//") && !line.isBlank())
				.reduce("", (text, line) -> text + line + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
