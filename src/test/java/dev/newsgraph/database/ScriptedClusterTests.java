package dev.newsgraph.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import dev.newsgraph.database.GraphClientException.Reason;
import dev.newsgraph.database.ScriptedServer.Sent;
import dev.newsgraph.database.ScriptedServer.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A client of a Neo4j cluster of three servers, which are scripts. A Community server
 * cannot be part of a cluster; {@link ClusterAddressIT} has what it can show.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScriptedClusterTests {

	private static final CypherStatement READ = CypherStatement.of("RETURN 1");

	private static final CypherStatement WRITE = CypherStatement.of("CREATE ()");

	private static final int LONG = 300;

	private ScriptedServer first;

	private ScriptedServer second;

	private ScriptedServer third;

	private List<ScriptedServer> all;

	private Driver driver;

	private GraphClient client;

	@BeforeEach
	void start() throws IOException {
		this.first = new ScriptedServer("first");
		this.second = new ScriptedServer("second");
		this.third = new ScriptedServer("third");
		this.all = List.of(this.first, this.second, this.third);
		elect(this.first);
		connect(2000);
	}

	@AfterEach
	void stop() throws IOException {
		this.driver.close();
		for (ScriptedServer server : this.all) {
			server.close();
		}
	}

	@Test
	void readsGoToFollowersAndWritesToTheLeader() {
		for (int i = 0; i < 10; i++) {
			assertThat(read()).isNotEqualTo("first");
			assertThat(write()).isEqualTo("first");
			assertThat(load()).isEqualTo("first");
		}
		assertThat(this.first.statements()).hasSize(20).noneMatch(Sent::read);
		assertThat(this.second.statements()).isNotEmpty().allMatch(Sent::read);
		assertThat(this.third.statements()).isNotEmpty().allMatch(Sent::read);
		assertThat(this.first.routings()).as("one table is enough").isEqualTo(1);
	}

	@Test
	void aReadWaitsForTheWritesOfThisGatewayButNotForItsLoads() {
		assertThat(bookmarksOfRead()).isEmpty();
		load();
		assertThat(bookmarksOfRead()).isEmpty();
		write();
		assertThat(bookmarksOfRead()).containsExactly("first-2");
		load();
		assertThat(bookmarksOfRead()).containsExactly("first-2");
		write();
		assertThat(this.first.statements().getLast().bookmarks()).containsExactly("first-2");
		assertThat(this.first.statements().get(2).bookmarks()).as("a load waits for the load before")
			.containsExactly("first-1");
	}

	@Test
	void aWriteThatTheFormerLeaderRefusesIsRepeatedOnTheNewOne() {
		assertThat(write()).isEqualTo("first");
		elect(this.second);
		assertThat(write()).isEqualTo("second");
		assertThat(this.first.refused()).hasSize(1);
		assertThat(this.second.statements()).hasSize(1);
		assertThat(write()).isEqualTo("second");
		assertThat(this.first.refused()).as("it is not asked again").hasSize(1);
	}

	/** The router has not heard of the election yet when it is asked again. */
	@Test
	void aWriteIsRepeatedUntilAStaleRouterKnowsTheNewLeader() {
		assertThat(write()).isEqualTo("first");
		int before = routings();
		elect(this.third);
		this.all.forEach((server) -> server.route(() -> table((routings() - before > 1) ? this.third : this.first)));
		assertThat(write()).isEqualTo("third");
		assertThat(this.first.refused()).hasSize(2);
		assertThat(this.third.statements()).hasSize(1);
	}

	@Test
	void aWriteWaitsForAnElection() {
		assertThat(write()).isEqualTo("first");
		int before = routings();
		this.first.lead(false);
		this.second.lead(true);
		this.all.forEach((server) -> server.route(() -> new Table(LONG, this.all, List.of(this.second, this.third),
				(routings() - before > 1) ? List.of(this.second) : List.of())));
		assertThat(read()).as("reads go on").isNotEqualTo("first");
		assertThat(write()).isEqualTo("second");
		assertThat(this.second.statements()).filteredOn((sent) -> !sent.read()).hasSize(1);
	}

	@Test
	void aWriteIsRepeatedIfTheLeaderIsLostBeforeItsCommit() throws IOException {
		assertThat(write()).isEqualTo("first");
		this.first.closeAtNextStatement();
		elect(this.second);
		assertThat(write()).isEqualTo("second");
		assertThat(this.second.statements()).hasSize(1);
	}

	@Test
	void aWriteThatNoServerAcceptsIsUnavailable() {
		this.driver.close();
		connect(500);
		this.first.lead(false);
		assertThat(catchThrowableOfType(GraphClientException.class, this::write).reason())
			.isEqualTo(Reason.UNAVAILABLE);
		assertThat(this.first.refused()).isNotEmpty();
		assertThat(this.second.statements()).isEmpty();
		assertThat(this.third.statements()).isEmpty();
	}

	@Test
	void anotherRouterIsAskedIfTheFirstIsGone() throws IOException {
		this.all.forEach((server) -> server
			.route(() -> new Table(0, this.all, List.of(this.second, this.third), List.of(this.first))));
		read();
		this.first.stop();
		this.second.lead(true);
		elect(this.second);
		assertThat(read()).isEqualTo("third");
		assertThat(write()).isEqualTo("second");
		assertThat(this.second.routings() + this.third.routings()).isPositive();
	}

	@Test
	void aReadIsRepeatedOnAnotherServerIfItsFollowerIsLost() throws IOException {
		Set<String> readers = new TreeSet<>();
		for (int i = 0; i < 10; i++) {
			readers.add(read());
		}
		assertThat(readers).containsExactly("second", "third");
		this.second.stop();
		for (int i = 0; i < 10; i++) {
			assertThat(read()).isEqualTo("third");
		}
		this.third.closeAtNextStatement();
		this.second.start();
		assertThat(read()).isIn("second", "third");
	}

	/** Without a follower, the leader answers reads. */
	@Test
	void theLastServerAnswersEverything() throws IOException {
		read();
		this.all.forEach((server) -> server
			.route(() -> new Table(LONG, List.of(this.first), List.of(this.first), List.of(this.first))));
		this.second.stop();
		this.third.stop();
		assertThat(read()).isEqualTo("first");
		assertThat(write()).isEqualTo("first");
	}

	private void elect(ScriptedServer leader) {
		for (ScriptedServer server : this.all) {
			server.lead(server == leader);
			server.route(() -> table(leader));
		}
	}

	private Table table(ScriptedServer leader) {
		return new Table(LONG, this.all, this.all.stream().filter((server) -> server != leader).toList(),
				List.of(leader));
	}

	private int routings() {
		return this.all.stream().mapToInt(ScriptedServer::routings).sum();
	}

	private List<Object> bookmarksOfRead() {
		return (read().equals("second") ? this.second : this.third).statements().getLast().bookmarks();
	}

	private String read() {
		return this.client.read(READ).getFirst().get("server").asString();
	}

	private String write() {
		return this.client.write((transaction) -> transaction.run(WRITE)).getFirst().get("server").asString();
	}

	private String load() {
		return this.client.load((transaction) -> transaction.run(WRITE)).getFirst().get("server").asString();
	}

	private void connect(int retryMillis) {
		this.driver = GraphDatabase.driver(URI.create("neo4j://" + this.first.address()), AuthTokens.none(),
				Config.builder()
					.withConnectionTimeout(1, TimeUnit.SECONDS)
					.withMaxTransactionRetryTime(retryMillis, TimeUnit.MILLISECONDS)
					.build());
		this.client = new GraphClient(this.driver, true, TestDatabase.properties(Path.of("unused")), TestDatabase.READS,
				new RunningReads(), List.of(), null);
	}

}
