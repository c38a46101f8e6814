package dev.newsgraph.insight;

import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherFile;
import dev.newsgraph.database.CypherStatement;

/** The Cypher statements of this package. Each of them is a {@code .cypher} file. */
enum InsightStatement {

	SCHEMA("schema"), STATE("state"), BACKLOG("backlog"), UNEMBEDDED("unembedded"), EMBED("embed"),
	EMBED_END("embed-end"), ARTICLES("articles"), CHANGED_ARTICLES("changed-articles"),
	REMOVED_ARTICLES("removed-articles"), STORIES("stories"), STORY_SIZES("story-sizes"), BEGIN("begin"),
	CONTINUE("continue"), WRITE("write"), REMOVE("remove"), END("end"), RELEASE("release");

	private final CypherFile file;

	InsightStatement(String name) {
		this.file = CypherFile.of(InsightStatement.class, name);
	}

	/** Returns the statement with values for its parameters. */
	CypherStatement with(Map<String, Object> parameters) {
		return new CypherStatement(this.file.text(), parameters);
	}

	/** Returns the statements of a file that contains several of them. */
	List<CypherStatement> statements() {
		return this.file.statements().stream().map(CypherStatement::of).toList();
	}

}
