package dev.newsgraph.importing.graph;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.SourceFile;
import dev.newsgraph.importing.GraphSnapshot;
import dev.newsgraph.importing.RandomFeed;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.resolution.ArticleLogLimits;
import dev.newsgraph.importing.resolution.DocumentChange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A prefetch does not change the result, whichever gateway writes in between and
 * whichever articles two batches share.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
class BatchPrefetchIT {

	private static final int DOCUMENTS = 120;

	@Autowired
	private GraphClient client;

	private Random random = new Random();

	private boolean reads;

	private Duration read = Duration.ZERO;

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
	}

	/**
	 * Each seed makes other documents, batches and orders of writers. With an even seed
	 * clients read now and then, and most batches are written in portions.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 2 })
	void twoGatewaysThatAlternateWriteTheGraphOfOne(long seed) {
		TestDatabase.defineSchema(this.client);
		this.random = new Random(seed);
		this.reads = seed % 2 == 0;
		List<DocumentChange> documents = documents(seed);
		List<List<DocumentChange>> batches = new ArrayList<>();
		for (int start = 0; start < documents.size();) {
			int end = Math.min(documents.size(), start + 1 + this.random.nextInt(8));
			batches.add(documents.subList(start, end));
			start = end;
		}
		List<BatchWriter> writers = List.of(writer(), writer());
		int[] order = this.random.ints(batches.size(), 0, 2).toArray();
		for (int i = 0; i < order.length; i++) {
			List<DocumentChange> next = next(batches, order, i);
			writers.get(order[i]).write(batches.get(i), () -> next);
		}
		List<String> prefetched = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		BatchWriter one = writer();
		documents.reversed().forEach((document) -> one.write(List.of(document), () -> null));
		assertThat(prefetched).as("seed %d", seed).isEqualTo(GraphSnapshot.of(this.client));
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(longs = { 1, 3, 4, 5, 6, 7 })
	void twoGatewaysThatAlternateWriteTheGraphOfOneWithMoreSeeds(long seed) {
		twoGatewaysThatAlternateWriteTheGraphOfOne(seed);
	}

	@Test
	void whatAnotherGatewayWroteMeanwhileIsSeen() {
		TestDatabase.defineSchema(this.client);
		List<DocumentChange> first = List.of(article("first"));
		List<DocumentChange> next = List.of(article("next", "shared"));
		BatchWriter one = writer();
		one.write(first, () -> next);
		writer().write(List.of(article("shared")), () -> null);
		one.write(next, () -> null);
		List<String> prefetched = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		writer().write(List.of(article("first"), article("next", "shared"), article("shared")), () -> null);
		assertThat(prefetched).isEqualTo(GraphSnapshot.of(this.client));
	}

	/**
	 * The provider and the image of the next batch get values with a higher rank from
	 * another gateway, after the claims of the next batch were read.
	 */
	@Test
	void sharedNodesThatAnotherGatewayWroteMeanwhileKeepTheHighestRank() {
		TestDatabase.defineSchema(this.client);
		List<DocumentChange> next = List.of(withImage("next", 2023));
		BatchWriter one = writer();
		one.write(List.of(withImage("first", 2022)), () -> next);
		writer().write(List.of(withImage("between", 2024)), () -> null);
		one.write(next, () -> null);
		List<String> prefetched = GraphSnapshot.of(this.client);
		TestDatabase.clear(this.client);
		TestDatabase.defineSchema(this.client);
		writer().write(List.of(withImage("first", 2022), withImage("next", 2023), withImage("between", 2024)),
				() -> null);
		assertThat(prefetched).isEqualTo(GraphSnapshot.of(this.client))
			.anyMatch((line) -> line.startsWith("Provider ") && line.contains("name=Paper 2024"))
			.anyMatch((line) -> line.startsWith("Image ") && line.contains("width=2024"));
	}

	private static DocumentChange withImage(String name, int year) {
		return document(name, """
				---
				title: %1$s
				webUrl: https://paper.example/%1$s
				updatedDateTime: %2$d-01-01T00:00:00Z
				provider: {name: Paper %2$d, domain: paper.example}
				images: [{url: "https://img.example/shared.jpg", width: %2$d, height: 1}]
				---
				""".formatted(name, year));
	}

	private static DocumentChange article(String name, String... related) {
		StringBuilder content = new StringBuilder(
				"---\ntitle: %1$s\nwebUrl: https://paper.example/%1$s\n".formatted(name));
		content.append((related.length > 0) ? "related:\n" : "");
		for (String other : related) {
			content.append("  - title: other\n    webUrl: https://paper.example/%s\n".formatted(other));
		}
		return document(name, content.append("---\n").toString());
	}

	private static DocumentChange document(String name, String content) {
		SourceFile file = new SourceFile(name + ".md", content.getBytes(StandardCharsets.UTF_8));
		return DocumentChange.of("feed", Objects.requireNonNull(new DocumentReader().read(file).document()));
	}

	/** Returns the next batch of the gateway that writes now. */
	private static @Nullable List<DocumentChange> next(List<List<DocumentChange>> batches, int[] order, int now) {
		for (int i = now + 1; i < order.length; i++) {
			if (order[i] == order[now]) {
				return batches.get(i);
			}
		}
		return null;
	}

	private BatchWriter writer() {
		return new BatchWriter(this.client, new DatabaseRetry(Duration.ZERO, () -> false),
				new ImportCounters(ImportObserver.NONE, RejectLimit.NONE), new ImportId("job", false),
				new DocumentReader().mapping(), Clock.systemUTC(),
				new ImportThrottle(3, 0, this::readTime, ImportThrottle.Ticker.SYSTEM), () -> false, 100,
				new ArticleLogLimits(1000, 100));
	}

	private Duration readTime() {
		if (this.reads) {
			this.read = this.read.plusSeconds(this.random.nextInt(2));
		}
		return this.read;
	}

	/** Returns only articles, since batches with topic documents are not prefetched. */
	private static List<DocumentChange> documents(long seed) {
		RandomFeed feed = new RandomFeed(seed);
		DocumentReader reader = new DocumentReader();
		List<DocumentChange> documents = new ArrayList<>();
		while (documents.size() < DOCUMENTS) {
			for (String content : feed.files().values()) {
				String path = documents.size() + ".md";
				Document document = reader.read(new SourceFile(path, content.getBytes(StandardCharsets.UTF_8)))
					.document();
				if (document != null && !content.contains("taxonomy: topic")) {
					documents.add(DocumentChange.of("feed", document));
				}
			}
		}
		return documents;
	}

}
