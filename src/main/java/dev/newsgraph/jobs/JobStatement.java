package dev.newsgraph.jobs;

import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherFile;
import dev.newsgraph.database.CypherStatement;

/** The Cypher statements of import jobs. Each of them is a {@code .cypher} file. */
enum JobStatement {

	SCHEMA("schema"), ENQUEUE("enqueue"), CLAIM("claim"), RECOVER("recover"), PROGRESS("progress"),
	PROBLEMS("problems"), DIFFERENCES("differences"), FINISH("finish"), CANCEL("cancel"), DELETE_OLD("delete-old"),
	HAS_QUEUED("has-queued"), QUEUED("queued"), IS_QUEUED("is-queued"), HAS_EXPIRED("has-expired"),
	HAS_FOLDER("has-folder"), AWAIT_BATCH("await-batch"), RELEASE("release");

	private final CypherFile file;

	JobStatement(String name) {
		this.file = CypherFile.of(JobStatement.class, name);
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
