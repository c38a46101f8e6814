package dev.newsgraph.importing.graph;

import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherFile;
import dev.newsgraph.database.CypherStatement;

/** The Cypher statements of the import. Each is in a {@code .cypher} file. */
public enum ImportStatement {

	SCHEMA("schema"), IMPORT_LOCK("import-lock"), CLAIM_SUMMARIES("claim-summaries"), CLAIMS("claims"),
	SHARED_NODES("shared-nodes"), CONTRIBUTORS("contributors"), ARTICLE_CLAIMS("article-claims"), WRITE("write"),
	TOPICS("topics"), TOPIC_HIERARCHY("topic-hierarchy"), TOPIC_HIERARCHY_PENDING("topic-hierarchy-pending"),
	TOPIC_HIERARCHY_UPDATED("topic-hierarchy-updated"), KNOWN_DOCUMENTS("known-documents"), FOLDER_PAGE("folder-page"),
	FOLDER_SIZE("folder-size"), FOLDER_CHECKSUMS("folder-checksums"), INCOMPLETE_DOCUMENTS("incomplete-documents"),
	NEXT_FOLDER("next-folder"), COUNTS("counts"), GRAPH_STATE("graph-state"), FORGET_REMOVED("forget-removed"),
	DOCUMENT_VERSIONS("document-versions"), CHANGES("changes"), SKIP_CHANGES("skip-changes"),
	FORGET_CHANGES("forget-changes"), OLD_CHANGES("old-changes"), GRAPH_VERSION("graph-version"), CONTENT("content"),
	CONTENT_TOTALS("content-totals"), CONTENT_STATE("content-state");

	/**
	 * Prevents Neo4j from planning a statement again, which takes as long as writing a
	 * batch. A plan made on an empty graph stays suitable, because index hints determine
	 * the indexes.
	 */
	private static final String PLANNED_ONCE = "CYPHER replan=skip\n";

	private final CypherFile file;

	ImportStatement(String name) {
		this.file = CypherFile.of(ImportStatement.class, name);
	}

	/** Returns the statement with its parameters. */
	public CypherStatement with(Map<String, Object> parameters) {
		return new CypherStatement(PLANNED_ONCE + this.file.text(), parameters);
	}

	/**
	 * Returns the statement with lists that are passed in one parameter, {@code $batch}.
	 * Neo4j plans a statement again for each order of magnitude of the length of a list
	 * parameter, but not for lists inside a map.
	 */
	public CypherStatement withBatch(Map<String, ?> lists) {
		return with(Map.of("batch", lists));
	}

	/** Returns the statements of a file with several. */
	public List<CypherStatement> statements() {
		return this.file.statements().stream().map(CypherStatement::of).toList();
	}

	/**
	 * Returns the texts of the statements of a file, each with the option to plan it only
	 * once.
	 */
	List<String> textsPlannedOnce() {
		return this.file.statements().stream().map((statement) -> PLANNED_ONCE + statement).toList();
	}

}
