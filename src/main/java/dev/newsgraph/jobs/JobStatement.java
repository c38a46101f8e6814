package dev.newsgraph.jobs;

import java.util.List;
import java.util.Map;

import dev.newsgraph.database.CypherFile;
import dev.newsgraph.database.CypherStatement;

/** The statements of import jobs, each in a {@code .cypher} file. */
enum JobStatement {

	SCHEMA("schema"), ENQUEUE("enqueue"), CLAIM("claim"), RECOVER("recover"), PROGRESS("progress"), FINISH("finish"),
	CANCEL("cancel"), FORGET("forget"), WAITING("waiting"), QUEUED("queued"), DEAD("dead"), FOLDER("folder");

	private final CypherFile file;

	JobStatement(String name) {
		this.file = CypherFile.of(JobStatement.class, name);
	}

	CypherStatement with(Map<String, Object> parameters) {
		return new CypherStatement(this.file.text(), parameters);
	}

	/** Returns the statements of a file with several. */
	List<CypherStatement> statements() {
		return this.file.statements().stream().map(CypherStatement::of).toList();
	}

}
