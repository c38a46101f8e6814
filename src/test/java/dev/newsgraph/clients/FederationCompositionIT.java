package dev.newsgraph.clients;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Apollo's composition accepts the schema beside another subgraph. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.federation.enabled=true" })
class FederationCompositionIT {

	@LocalServerPort
	private int port;

	@Test
	void theSchemaComposesWithAnotherSubgraph() throws IOException {
		assumeTrue(ClientPrograms.canRun(), "The composition needs Node.js 20 or newer and npm on the PATH.");
		ClientPrograms.install();
		ClientPrograms.Ended program = ClientPrograms.testFile("federation/composition.test.mjs",
				"http://127.0.0.1:" + this.port + "/graphql");
		assertThat(program.status()).as(program.output()).isZero();
	}

}
