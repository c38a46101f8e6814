package dev.newsgraph.insight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import dev.newsgraph.database.CypherStatement;

import static org.assertj.core.api.Assertions.assertThat;

class InsightSchemaTests {

	/** Whichever of the two is first, the other one has nothing to do. */
	@Test
	void eachStatementIsOneOfTheImport() throws IOException {
		List<String> statements = InsightStatement.SCHEMA.statements().stream().map(CypherStatement::text).toList();
		String schema = new ClassPathResource("dev/newsgraph/importing/graph/schema.cypher")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(Arrays.stream(schema.replaceAll("(?m)^//.*$", "").split(";\\s*")).map(String::strip))
			.containsAll(statements);
		assertThat(statements).anyMatch((statement) -> statement.contains("article_meaning"));
	}

}
