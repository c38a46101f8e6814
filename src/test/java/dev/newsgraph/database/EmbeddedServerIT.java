package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedServerIT {

	@TempDir
	private Path folder;

	@Test
	void keepsItsData() {
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.properties(this.folder))) {
			single(server.localUri(), "CREATE (t:Thing {name: 'kept'}) RETURN t.name");
		}
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.properties(this.folder))) {
			assertThat(single(server.localUri(), "MATCH (t:Thing) RETURN t.name")).isEqualTo("kept");
		}
	}

	@Test
	void doesNotWatchTheFilesOfItsStore() {
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.properties(this.folder))) {
			assertThat(single(server.localUri(), "RETURN 'started'")).isEqualTo("started");
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.anyMatch((name) -> name.startsWith("neo4j.Scheduler"))
				.noneMatch((name) -> name.startsWith("neo4j.FileWatcher"));
		}
	}

	@Test
	void leavesAFolderThatAnotherUses() {
		try (EmbeddedServer server = EmbeddedServer.start(TestDatabase.properties(this.folder))) {
			assertThatExceptionOfType(EmbeddedServerException.class)
				.isThrownBy(() -> EmbeddedServer.start(TestDatabase.properties(this.folder)))
				.withMessage(
						"The data folder %s is in use by another process: stop that process, or name another folder"
							.formatted(this.folder) + " with newsgraph.database.embedded.data.");
			assertThat(single(server.localUri(), "RETURN 'still here'")).isEqualTo("still here");
		}
	}

	@Test
	void saysThatAFolderCannotBeWritten() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "in the way");
		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> EmbeddedServer.start(TestDatabase.properties(file)))
			.withMessage("The data folder %s cannot be written because this user has no write permission: grant it,"
				.formatted(file) + " or name another folder with newsgraph.database.embedded.data.");
	}

	@Test
	void saysThatASizeIsNone() {
		DatabaseProperties defaults = TestDatabase.properties(this.folder);
		DatabaseProperties wrong = new DatabaseProperties(defaults.name(), defaults.readTimeout(),
				defaults.writeTimeout(), defaults.schemaTimeout(), defaults.pollInterval(),
				new DatabaseProperties.Embedded(this.folder, "plenty", "256m", DataSize.ofMegabytes(64),
						Duration.ofSeconds(10), DataSize.ofMegabytes(1), Duration.ofSeconds(10), false, false));
		assertThatExceptionOfType(EmbeddedServerException.class).isThrownBy(() -> EmbeddedServer.start(wrong))
			.withMessageStartingWith("newsgraph.database.embedded.page-cache: 'plenty' is not a valid size");
	}

	private static String single(URI uri, String statement) {
		try (Driver driver = GraphDatabase.driver(uri)) {
			return driver.executableQuery(statement).execute().records().getFirst().get(0).asString();
		}
	}

}
