package dev.newsgraph.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The client libraries that people use work with the gateway as they come. Each program
 * in {@code src/clients} runs with Node.js against the sample folder; without Node.js
 * they are skipped. The documentation shows the same files.
 */
// Another context would take the jobs of this one, or this one theirs.
@DirtiesContext
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.poll=200ms",
		"newsgraph.import.runs=target/clients-runs", "newsgraph.documents.interval=200ms" })
class ClientsIT {

	private static boolean installed;

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void documents(DynamicPropertyRegistry registry) throws IOException {
		registry.add("newsgraph.documents.folder", ClientPrograms.emptyDocuments()::toString);
	}

	@BeforeEach
	void load() throws IOException {
		assumeTrue(ClientPrograms.canRun(), "The programs of clients need Node.js 20 or newer and npm on the PATH.");
		if (!installed) {
			ClientPrograms.install();
			TestDatabase.clear(this.client);
			SeedFiles.load(this.client, Path.of("import"), 1000);
			installed = true;
		}
	}

	static List<String> programs() throws IOException {
		return ClientPrograms.names();
	}

	@ParameterizedTest
	@MethodSource("programs")
	void programWorks(String name) {
		ClientPrograms.Ended program = ClientPrograms.test(name, "http://127.0.0.1:" + this.port + "/graphql");
		assertThat(program.status()).as(program.output()).isZero();
	}

	@Test
	void thereIsAProgramForEachLibrary() throws IOException {
		assertThat(ClientPrograms.names()).contains("apollo", "audits", "codegen", "documents", "eslint", "inspector",
				"introspection", "relay", "subscriptions", "tada", "urql");
	}

}
