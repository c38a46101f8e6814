package dev.newsgraph.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.StatementSent.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@SpringBootTest(classes = DatabaseConfiguration.class, webEnvironment = WebEnvironment.NONE)
@ImportAutoConfiguration(Neo4jAutoConfiguration.class)
@Import(TestDatabase.class)
@ExtendWith(DockerCondition.class)
class GraphClientIT {

	private static final CypherStatement ENDLESS = CypherStatement
		.of("UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000) AS b RETURN count(a + b) AS endless");

	@Autowired
	private GraphClient client;

	@Autowired
	private Neo4jConnectionDetails connection;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	@Test
	void readsWhatItWrote() {
		this.client.write((transaction) -> transaction
			.run(new CypherStatement("CREATE (:Thing {name: $name})", Map.of("name", "it"))));
		assertThat(this.client.read(CypherStatement.of("MATCH (t:Thing) RETURN t.name AS name")))
			.extracting((row) -> row.get("name").asString())
			.containsExactly("it");
	}

	@Test
	void rollsBackTheWholeOfAFailedWrite() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.client.write((transaction) -> {
			transaction.run(CypherStatement.of("CREATE (:Thing)"));
			throw new IllegalStateException("second thoughts");
		}));
		assertThat(this.client.read(CypherStatement.of("MATCH (t:Thing) RETURN t"))).isEmpty();
	}

	@Test
	void runsStatementsOneBehindTheOther() {
		this.client.load((transaction) -> {
			transaction.runAll(List.of(CypherStatement.of("CREATE (:Thing {name: 'a'})"),
					CypherStatement.of("MATCH (t:Thing {name: 'a'}) CREATE (t)-[:OF]->(:Thing {name: 'b'})"),
					CypherStatement.of("MATCH (t:Thing {name: 'b'}) SET t.size = 2")));
			return transaction;
		});
		assertThat(this.client.read(CypherStatement.of("MATCH (:Thing)-[:OF]->(t) RETURN t.size AS size")))
			.extracting((row) -> row.get("size").asInt())
			.containsExactly(2);
	}

	@Test
	void tellsWhyTheFirstOfThemFailedAndTakesAllBack() {
		List<CypherStatement> statements = new ArrayList<>(
				List.of(CypherStatement.of("CREATE (:Thing)"), CypherStatement.of("RETURN 1 / 0 AS impossible")));
		for (int i = 0; i < 2000; i++) {
			statements.add(CypherStatement.of("CREATE (:Thing)"));
		}
		assertThatExceptionOfType(GraphClientException.class).isThrownBy(() -> this.client.load((transaction) -> {
			transaction.runAll(statements);
			return transaction;
		})).withStackTraceContaining("/ by zero");
		assertThat(this.client.read(CypherStatement.of("MATCH (t:Thing) RETURN t"))).isEmpty();
	}

	@Test
	void refusesToWriteInARead() {
		assertThat(failure(this.client, CypherStatement.of("CREATE (:Thing)")).reason()).isEqualTo(Reason.OTHER);
	}

	@Test
	void definesTheSchemaTwiceAsOnce() {
		List<CypherStatement> schema = List.of(
				CypherStatement.of("CREATE CONSTRAINT thing IF NOT EXISTS FOR (t:Thing) REQUIRE t.name IS UNIQUE"),
				CypherStatement.of("CREATE INDEX thing_size IF NOT EXISTS FOR (t:Thing) ON (t.size)"));
		this.client.defineSchema(schema);
		this.client.defineSchema(schema);
		assertThat(this.client
			.read(CypherStatement.of("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'thing' RETURN *")))
			.hasSize(2)
			.allMatch((row) -> row.get("state").asString().equals("ONLINE"));
		this.client.defineSchema(
				List.of(CypherStatement.of("DROP CONSTRAINT thing"), CypherStatement.of("DROP INDEX thing_size")));
	}

	@Test
	void definesWhatIsMissingInASchema() {
		CypherStatement first = CypherStatement
			.of("CREATE CONSTRAINT part IF NOT EXISTS FOR (p:Part) REQUIRE p.name IS UNIQUE");
		this.client.defineSchema(List.of(first));
		this.client.defineSchema(List.of(first,
				CypherStatement.of("CREATE INDEX part_size IF NOT EXISTS FOR (p:Part) ON (p.size)"),
				CypherStatement.of("CREATE TEXT INDEX part_text IF NOT EXISTS FOR (p:Part) ON (p.text)"),
				CypherStatement.of("CREATE CONSTRAINT part_key IF NOT EXISTS FOR (p:Part) REQUIRE p.key IS UNIQUE")));
		assertThat(this.client.read(CypherStatement
			.of("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'part' AND state = 'ONLINE' RETURN name")))
			.extracting((row) -> row.get("name").asString())
			.containsExactlyInAnyOrder("part", "part_size", "part_text", "part_key");
		this.client.defineSchema(
				List.of(CypherStatement.of("DROP CONSTRAINT part"), CypherStatement.of("DROP CONSTRAINT part_key"),
						CypherStatement.of("DROP INDEX part_size"), CypherStatement.of("DROP INDEX part_text")));
	}

	@Test
	void definesEachObjectOfASchemaThatFailsAsAWhole() {
		this.client.defineSchema(
				List.of(CypherStatement.of("CREATE INDEX piece_name IF NOT EXISTS FOR (p:Piece) ON (p.name)")));
		List<CypherStatement> schema = List.of(
				CypherStatement.of("CREATE INDEX piece_size IF NOT EXISTS FOR (p:Piece) ON (p.size)"),
				CypherStatement.of("CREATE CONSTRAINT piece IF NOT EXISTS FOR (p:Piece) REQUIRE p.name IS UNIQUE"));
		assertThatExceptionOfType(GraphClientException.class).isThrownBy(() -> this.client.defineSchema(schema));
		assertThat(
				this.client.read(CypherStatement.of("SHOW INDEXES YIELD name WHERE name = 'piece_size' RETURN name")))
			.hasSize(1);
		this.client.defineSchema(
				List.of(CypherStatement.of("DROP INDEX piece_size"), CypherStatement.of("DROP INDEX piece_name")));
	}

	/** Each client has its own driver, as processes have. */
	@Test
	void definesTheSchemaBesideOtherProcesses() {
		List<CypherStatement> schema = new ArrayList<>();
		List<CypherStatement> removal = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			schema.add(CypherStatement
				.of("CREATE CONSTRAINT shared_%1$d IF NOT EXISTS FOR (s:Shared) REQUIRE s.key_%1$d IS UNIQUE"
					.formatted(i)));
			schema.add(CypherStatement
				.of("CREATE INDEX shared_size_%1$d IF NOT EXISTS FOR (s:Shared) ON (s.size_%1$d)".formatted(i)));
			removal.add(CypherStatement.of("DROP CONSTRAINT shared_%d".formatted(i)));
			removal.add(CypherStatement.of("DROP INDEX shared_size_%d".formatted(i)));
		}
		List<Driver> drivers = Stream.generate(() -> driver(10)).limit(4).toList();
		try {
			for (int round = 0; round < 3; round++) {
				List<CompletableFuture<Void>> processes = new ArrayList<>();
				for (int i = 0; i < drivers.size(); i++) {
					GraphClient process = client(drivers.get(i), Duration.ofSeconds(10));
					// Other orders cause deadlocks.
					List<CypherStatement> own = new ArrayList<>(schema);
					Collections.rotate(own, 5 * i);
					processes.add(CompletableFuture.runAsync(() -> process.defineSchema(own),
							(work) -> Thread.ofVirtual().start(work)));
				}
				processes.forEach(CompletableFuture::join);
				assertThat(this.client.read(
						CypherStatement.of("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'shared' RETURN *")))
					.hasSize(16)
					.allMatch((row) -> row.get("state").asString().equals("ONLINE"));
				this.client.write((transaction) -> {
					transaction.runAll(removal);
					return transaction;
				});
			}
		}
		finally {
			drivers.forEach(Driver::close);
		}
	}

	@Test
	void tellsListenersOfEveryStatement() {
		List<StatementSent> heard = new ArrayList<>();
		try (Driver driver = driver(10)) {
			GraphClient listened = client(driver, Duration.ofSeconds(10), heard::add);
			listened.read(CypherStatement.of("UNWIND [1, 2] AS n RETURN n"));
			failure(listened, CypherStatement.of("RETURN"));
		}
		assertThat(heard)
			.extracting(StatementSent::text, StatementSent::access, StatementSent::rows, StatementSent::failed)
			.containsExactly(tuple("UNWIND [1, 2] AS n RETURN n", 2, false), tuple("RETURN", 0, true));
		assertThat(heard).extracting(StatementSent::statusCode)
			.containsExactly(null, "Neo.ClientError.Statement.SyntaxError");
	}

	@Test
	void aStatementThatFailsWithoutAnAnswerHasTheNameOfItsException() {
		List<StatementSent> heard = new ArrayList<>();
		try (Driver driver = GraphDatabase.driver("bolt://127.0.0.1:1", config(10))) {
			failure(client(driver, Duration.ofSeconds(10), heard::add), CypherStatement.of("RETURN 1"));
		}
		assertThat(heard).isNotEmpty().allSatisfy((event) -> {
			assertThat(event.failed()).isTrue();
			assertThat(event.statusCode()).isNull();
			assertThat(event.exception()).isEqualTo(ServiceUnavailableException.class.getName());
		});
	}

	@Test
	void endsAReadThatTakesTooLong() {
		try (Driver driver = driver(10)) {
			assertThat(failure(client(driver, Duration.ofMillis(200)), ENDLESS).reason()).isEqualTo(Reason.TIMEOUT);
		}
	}

	// It would fail again, so it must not be called busy, and it is not repeated.
	@Test
	void isExhaustedWhenOneStatementNeedsTooMuchMemory() {
		List<StatementSent> heard = new ArrayList<>();
		try (Driver driver = driver(10)) {
			assertThat(failure(client(driver, Duration.ofMinutes(2), heard::add),
					CypherStatement
						.of("UNWIND range(1, 9000000) AS n WITH collect({n: n, m: n}) AS list RETURN size(list)"))
				.reason()).isEqualTo(Reason.EXHAUSTED);
		}
		assertThat(heard).hasSize(1);
	}

	@Test
	void isBusyWhenNoConnectionIsFree() {
		try (Driver driver = driver(1); Session other = driver.session()) {
			other.run("UNWIND range(1, 100000) AS n RETURN n");
			assertThat(failure(client(driver, Duration.ofSeconds(10)), CypherStatement.of("RETURN 1")).reason())
				.isEqualTo(Reason.BUSY);
		}
	}

	@Test
	void isUnavailableWhenNobodyAnswers() {
		try (Driver driver = GraphDatabase.driver("bolt://127.0.0.1:1", config(10))) {
			assertThat(failure(client(driver, Duration.ofSeconds(10)), CypherStatement.of("RETURN 1")).reason())
				.isEqualTo(Reason.UNAVAILABLE);
		}
	}

	@Test
	void keepsCypherOutOfItsMessages() {
		GraphClientException failure = failure(this.client, CypherStatement.of("RETURN undefinedThing"));
		assertThat(failure.reason()).isEqualTo(Reason.OTHER);
		assertThat(failure).hasMessage("The database could not execute a statement.");
	}

	private static Tuple tuple(String text, int rows, boolean failed) {
		return Tuple.tuple(text, Access.READ, rows, failed);
	}

	private static GraphClientException failure(GraphClient client, CypherStatement statement) {
		return catchThrowableOfType(GraphClientException.class, () -> client.read(statement));
	}

	private static GraphClient client(Driver driver, Duration readTimeout, StatementListener... listeners) {
		DatabaseProperties defaults = TestDatabase.properties(Path.of("unused"));
		return new GraphClient(driver, false,
				new DatabaseProperties(defaults.name(), readTimeout, defaults.writeTimeout(), defaults.schemaTimeout(),
						defaults.pollInterval(), defaults.embedded()),
				TestDatabase.READS, new RunningReads(), List.of(listeners), null);
	}

	private Driver driver(int connections) {
		AuthToken token = this.connection.getAuthToken();
		return GraphDatabase.driver(this.connection.getUri(), token, config(connections));
	}

	private static Config config(int connections) {
		return Config.builder()
			.withMaxConnectionPoolSize(connections)
			.withConnectionAcquisitionTimeout(200, TimeUnit.MILLISECONDS)
			.withMaxTransactionRetryTime(200, TimeUnit.MILLISECONDS)
			.build();
	}

}
