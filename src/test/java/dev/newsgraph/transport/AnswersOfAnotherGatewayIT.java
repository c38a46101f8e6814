package dev.newsgraph.transport;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.revision.TestRevisions;

/** Another gateway writes, and the revision is read once in the interval. */
@HttpTest
@Import(AnswersOfAnotherGatewayIT.Revision.class)
class AnswersOfAnotherGatewayIT extends AnswersBesideImports {

	@Test
	void noAnswerIsOlderThanTheOneBefore() throws Exception {
		besideImports(4, true);
	}

	@Test
	@Tag("slow")
	void noAnswerIsOlderThanTheOneBeforeBesideManyImports() throws Exception {
		besideImports(200, true);
	}

	/**
	 * Imports as another gateway does: as a job. A reader can see a part of a transaction
	 * that is being committed, so nothing is kept while a job runs.
	 */
	@Override
	void load(String... titles) {
		run("CREATE (:ImportJob {id: 'other', state: 'RUNNING', dryRun: false})");
		try {
			super.load(titles);
		}
		finally {
			run("MATCH (job:ImportJob {id: 'other'}) DELETE job");
		}
	}

	private void run(String statement) {
		this.client.write((transaction) -> {
			transaction.run(CypherStatement.of(statement));
			return statement;
		});
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Revision {

		@Bean
		@Primary
		CurrentRevision revisionBesideAnotherGateway(GraphClient client) {
			return TestRevisions.besideAnotherGateway(client, Duration.ofMillis(200));
		}

	}

}
