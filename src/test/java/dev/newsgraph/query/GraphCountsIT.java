package dev.newsgraph.query;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/** How the counts for estimates are kept. */
@ApiTest
class GraphCountsIT {

	@Autowired
	private GraphClient client;

	@Autowired
	private GraphModel model;

	@Autowired
	private RecordedStatements statements;

	@Test
	void countsFollowTheGraphWithoutAStatementForEachRequest() throws InterruptedException {
		SmallGraph.write(this.client);
		try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
			GraphCountsCache cache = new GraphCountsCache(this.client, this.model, Duration.ofMillis(400), executor);
			this.statements.drainReads();
			CountDownLatch asked = new CountDownLatch(1);
			executor.submit(() -> asked.await(1, TimeUnit.MINUTES));
			assertThat(cache.get().isKnown()).isFalse();
			asked.countDown();
			GraphCounts counts = await(cache, GraphCounts.UNKNOWN);
			assertThat(counts.nodes()).containsKeys("Article", "Topic", "Provider")
				.containsEntry("Article", articles());
			assertThat(counts.relationships().get("RELATED_TO")).isPositive();
			this.statements.drainReads();
			for (int i = 0; i < 1000; i++) {
				cache.get();
			}
			assertThat(this.statements.drainReads()).hasSizeLessThan(2);
			TestDatabase.clear(this.client);
			assertThat(await(cache, counts).nodes()).containsEntry("Article", 0L);
		}
	}

	@Test
	void countsAreReadAgainAfterAWriteOfThisGateway() throws InterruptedException {
		SmallGraph.write(this.client);
		GraphCountsCache cache = new GraphCountsCache(this.client, this.model, Duration.ofHours(1), Runnable::run);
		GraphCounts counts = cache.get();
		assertThat(counts.nodes()).containsEntry("Article", articles());
		Thread.sleep(1100);
		this.statements.drainReads();
		assertThat(cache.get()).isSameAs(counts);
		assertThat(this.statements.drainReads()).isEmpty();
		this.client.write((transaction) -> transaction.run(CypherStatement.of("CREATE (:Article {key: 'a'})")));
		assertThat(cache.get().nodes()).containsEntry("Article", articles());
	}

	@Test
	void noCountsAreReadWithAnIntervalOfZero() throws InterruptedException {
		this.statements.drainReads();
		GraphCountsCache cache = new GraphCountsCache(this.client, this.model, Duration.ZERO, Runnable::run);
		assertThat(cache.get().isKnown()).isFalse();
		assertThat(this.statements.drainReads()).isEmpty();
	}

	@Test
	void countsAreReadWhenTheDatabaseBecomesReachable() {
		SmallGraph.write(this.client);
		GraphCountsCache cache = new GraphCountsCache(this.client, this.model, Duration.ofHours(1), Runnable::run);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(GraphCountsCache.class, () -> cache);
			context.refresh();
			context.publishEvent(new DatabaseReachable(URI.create("bolt://localhost")));
			this.statements.drainReads();
			assertThat(cache.get().nodes()).containsEntry("Article", articles());
			assertThat(this.statements.drainReads()).hasSize(1);
		}
	}

	@Test
	void aFailureKeepsTheFormerCounts() {
		GraphCountsCache broken = new GraphCountsCache(null, this.model, Duration.ofHours(1), Runnable::run);
		assertThat(broken.get().isKnown()).isFalse();
	}

	private long articles() {
		return this.client.read(CypherStatement.of("MATCH (a:Article) RETURN count(a)")).getFirst().get(0).asLong();
	}

	private static GraphCounts await(GraphCountsCache cache, GraphCounts former) throws InterruptedException {
		for (int i = 0; i < 500 && cache.get().equals(former); i++) {
			Thread.sleep(20);
		}
		return cache.get();
	}

}
