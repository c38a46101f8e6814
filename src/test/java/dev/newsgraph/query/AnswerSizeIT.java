package dev.newsgraph.query;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The size of an answer is counted while its statements are read. */
@ApiTest
@TestPropertySource(
		properties = { "newsgraph.database.reads.max-answer-size=1MB", "newsgraph.database.reads.per-operation=2" })
class AnswerSizeIT {

	private static final String ARTICLE = "a%d: article(webUrl: \"https://example.org/long\") { body title }";

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	@Test
	void aLargeBodyUnderAliasesStopsTheStatementsOfTheOperation() {
		TestDatabase.clear(this.client);
		this.client.write((transaction) -> transaction.run(new CypherStatement(
				"CREATE (:Article {key: 'https://example.org/long', title: 'Long', body: $body, hasDocument: true})",
				Map.of("body", "b".repeat(400_000)))));
		assertThat(ask(2)).doesNotContainKey("errors");
		this.statements.drainReads();
		Map<String, Object> answer = ask(10);
		assertThat(String.valueOf(answer.get("errors"))).contains("RESOURCE_EXHAUSTED",
				"larger than 1,048,576 bytes, the limit in newsgraph.database.reads.max-answer-size");
		// The third exceeds the limit, while the fourth may run beside it.
		assertThat(this.statements.drainReads()).hasSizeBetween(3, 4);
	}

	private Map<String, Object> ask(int aliases) {
		StringBuilder operation = new StringBuilder("{ ");
		for (int i = 0; i < aliases; i++) {
			operation.append(ARTICLE.formatted(i)).append(' ');
		}
		return new Api(this.port).ask(operation.append('}').toString(), Map.of());
	}

}
