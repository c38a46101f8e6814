package dev.newsgraph.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The graph is a function of the set of documents in it. */
@IntegrationTest(properties = "newsgraph.import.at-start=false")
class ImportLawIT {

	private static final int SETS = 8;

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	private SeedFiles seeds;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
	}

	/** Each seed makes other sets; a failing one is named by the test. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void anyWayToASetOfDocumentsLeadsToTheSameGraph(long seed) {
		Random random = new Random(seed);
		RandomFeed feed = new RandomFeed(seed);
		Map<String, String> files = feed.files();
		for (int i = 0; i < SETS; i++) {
			files = withFolders((random.nextInt(5) == 0) ? feed.files() : feed.edited(files));
			this.seeds.replace(files);
			this.seeds.load(this.client, 1 + random.nextInt(4));
			List<String> after = GraphSnapshot.of(this.client);
			TestDatabase.clear(this.client);
			this.seeds.load(this.client, 1000);
			assertThat(after).as("set %d of seed %d", i, seed).isEqualTo(GraphSnapshot.of(this.client));
		}
	}

	@Test
	void aSecondStartChangesNothing() {
		this.seeds.replace(withFolders(new RandomFeed(42).files()));
		ImportReport first = this.seeds.load(this.client, 3);
		List<Map<String, Object>> documents = documents();
		ImportReport second = this.seeds.load(this.client, 3);
		assertThat(first.loaded()).isPositive();
		assertThat(second.loaded()).isZero();
		assertThat(second.unchanged()).isEqualTo(first.loaded());
		assertThat(documents()).isEqualTo(documents);
	}

	@Test
	void importsThatRunSideBySideTakeTurns() throws InterruptedException {
		SeedFiles one = new SeedFiles(this.folder.resolve("left"));
		SeedFiles two = new SeedFiles(this.folder.resolve("right"));
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < 60; i++) {
			files.put((i % 2 == 0) ? "one/" + i + ".md" : "two/" + i + ".md", new RandomFeed(i).article());
		}
		one.replace(only(files, "one/"));
		two.replace(only(files, "two/"));
		Thread other = Thread.ofPlatform().start(() -> two.load(this.client, 1));
		one.load(this.client, 1);
		other.join();
		List<String> sideBySide = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		this.seeds.replace(files);
		this.seeds.load(this.client, 1000);
		assertThat(sideBySide).isEqualTo(GraphSnapshot.of(this.client));
	}

	private static Map<String, String> only(Map<String, String> files, String folder) {
		Map<String, String> some = new TreeMap<>(files);
		some.keySet().removeIf((path) -> !path.startsWith(folder));
		return some;
	}

	/** Documents of a folder that is gone are kept, so the folders stay. */
	private static Map<String, String> withFolders(Map<String, String> files) {
		Map<String, String> all = new TreeMap<>(files);
		all.put("one/.keep", "");
		all.put("two/.keep", "");
		return all;
	}

	private List<Map<String, Object>> documents() {
		return this.client.read(CypherStatement.of("MATCH (d:Document) RETURN d {.*} AS d ORDER BY d.key"))
			.stream()
			.map((row) -> row.get("d").asMap())
			.toList();
	}

}
