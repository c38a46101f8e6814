package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;

/**
 * Measures reads at a fixed rate while all stories are built and written anew, beside those
 * on the quiet gateway. To begin a run, the stories are deleted, and all articles are marked
 * as changed.
 */
final class InsightReadsBenchmark {

	private static final double WANTED = 1.5;

	private static final int STEP = 200;

	private static final int WARM_UP = 2_000;

	private static final String STATE = """
			MATCH (state:GraphState {id: 'graph'})
			OPTIONAL MATCH (insight:InsightState {id: 'insight'})
			RETURN coalesce(insight.sequence = state.sequence, false) AS current, COUNT { (:Story) } AS stories""";

	private static final List<String> AGAIN = List.of("MATCH (story:Story) CALL (story) { DETACH DELETE story } IN TRANSACTIONS",
			"""
					MATCH (state:GraphState {id: 'graph'}) WITH state.sequence + 1 AS sequence
					MATCH (article:Article)
					CALL (article, sequence) { SET article.changeSequence = sequence } IN TRANSACTIONS""",
			"MATCH (state:GraphState {id: 'graph'}) SET state.sequence = state.sequence + 1");

	private InsightReadsBenchmark() {
	}

	/** Measures reads on the quiet gateway, and while stories are built. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		try (GatewayProcess process = folder.start("stories", List.of("-Xmx" + folder.settings().heap()),
				List.of("--newsgraph.insight.enabled=true", "--newsgraph.insight.embeddings=false"));
				Gateway gateway = new Gateway(process.graphql());
				Driver driver = process.bolt().driver()) {
			await(driver);
			List<Operation> operations = Operations.reads(folder.corpus(), folder.settings().seed());
			// A cold gateway would refuse some of the reads.
			for (int i = 0; i < WARM_UP; i++) {
				Operation operation = operations.get(i % operations.size());
				gateway.execute(operation.document(), operation.variables().get(i % operation.variables().size()));
			}
			ConcurrentReadBenchmark reads = new ConcurrentReadBenchmark(gateway, operations);
			reads.read(ConcurrentReadBenchmark.during(ConcurrentReadBenchmark.QUIET));
			Table table = new Table(List.of("%,d documents".formatted(folder.settings().articles()), "stories", "run s",
					"quiet p50 ms", "p99", "p50 ms beside a run", "p99", "times", "wanted", ""));
			for (int round = 1; round <= folder.settings().rounds(); round++) {
				Round quiet = reads.read(ConcurrentReadBenchmark.during(ConcurrentReadBenchmark.QUIET));
				for (String statement : AGAIN) {
					driver.session().run(statement).consume();
				}
				AtomicBoolean running = new AtomicBoolean(true);
				long start = System.nanoTime();
				Thread watch = Thread.startVirtualThread(() -> {
					await(driver);
					running.set(false);
				});
				Round beside = reads.read(running::get);
				watch.join();
				double times = beside.p99() / quiet.p99();
				table.add(List.of("round " + round, Report.whole(state(driver).get("stories").asLong()),
						Report.decimals((System.nanoTime() - start) / 1e9), Report.decimals(quiet.p50()),
						Report.decimals(quiet.p99()), Report.decimals(beside.p50()), Report.decimals(beside.p99()),
						Report.decimals(times), "<= " + WANTED, Report.verdict(times <= WANTED)));
			}
			folder.report("insight-reads.md", table.text());
		}
	}

	/** Waits until the stories are those of the graph. */
	private static void await(Driver driver) {
		while (!state(driver).get("current").asBoolean()) {
			try {
				Thread.sleep(STEP);
			}
			catch (InterruptedException ex) {
				throw new BenchmarkException(String.format(Locale.ROOT, "The wait for stories was interrupted: %s", ex));
			}
		}
	}

	private static Record state(Driver driver) {
		return driver.executableQuery(STATE).withParameters(Map.of()).execute().records().getFirst();
	}

}
