package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.access.KeysFile;
import dev.newsgraph.access.Role;

/**
 * Measures the response times of a caller within its budget, alone and beside a caller that
 * asks for ten times its own budget.
 */
final class BudgetBenchmark {

	private static final double WANTED = 1.5;

	/** Requests a second of the caller within its budget. */
	private static final int LIGHT = 100;

	/** Requests a second that the budget of the other caller allows. */
	private static final int ALLOWED = 20;

	private static final int TIMES_ALLOWED = 10;

	private final CorpusFolder folder;

	private final Settings settings;

	private BudgetBenchmark(CorpusFolder folder) {
		this.folder = folder;
		this.settings = folder.settings();
	}

	/** Measures one gateway. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		folder.report("budget.md", new BudgetBenchmark(folder).run());
	}

	private String run() throws Exception {
		Operation operation = this.folder.operations().getFirst();
		KeysFile keys = new KeysFile(this.settings.folder().resolve("keys"), 1_000_000);
		String light = keys.add("light", Role.READER, null);
		String heavy = keys.add("heavy", Role.READER, null);
		long cost;
		try (GatewayProcess gateway = start(keys, List.of())) {
			cost = cost(gateway, operation, heavy);
		}
		long perSecond = cost * ALLOWED;
		try (GatewayProcess gateway = start(keys,
				List.of("--newsgraph.budget.key-per-second.heavy=" + perSecond,
						"--newsgraph.budget.key-burst.heavy=" + perSecond));
				PacedRequests lightly = new PacedRequests(gateway.graphql(), operation, light, LIGHT);
				PacedRequests heavily = new PacedRequests(gateway.graphql(), operation, heavy,
						ALLOWED * TIMES_ALLOWED)) {
			lightly.send(this.settings.round().multipliedBy(3));
			lightly.forget();
			return report(lightly, heavily, cost);
		}
	}

	private GatewayProcess start(KeysFile keys, List<String> budgets)
			throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(budgets);
		arguments.add("--newsgraph.access.keys-file=" + keys.path());
		return this.folder.start("gateway", List.of(), arguments);
	}

	/** Returns the points that a request of the operation takes. */
	private static long cost(GatewayProcess gateway, Operation operation, String token)
			throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			String body = client.send(
					PacedRequests.request(gateway.graphql(), operation, 0, token).header("Newsgraph-Cost", "true").build(),
					HttpResponse.BodyHandlers.ofString())
				.body();
			return new JsonMapper().readTree(body).at("/extensions/cost/used").asLong();
		}
	}

	private String report(PacedRequests lightly, PacedRequests heavily, long cost) throws Exception {
		List<Round> alone = new ArrayList<>();
		List<Round> beside = new ArrayList<>();
		for (int i = 0; i < this.settings.rounds(); i++) {
			alone.add(lightly.send(this.settings.round()));
			Duration round = this.settings.round();
			Thread other = Thread.ofPlatform().start(() -> heavily.send(round));
			beside.add(lightly.send(round));
			other.join();
		}
		double[] ratios = new double[alone.size()];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = beside.get(i).p99() / alone.get(i).p99();
		}
		double ratio = Round.median(ratios);
		Table table = new Table(List.of("", "requests/s", "p50 ms", "p99 ms", "refused", "failed"));
		table.add(row("alone", lightly, alone));
		table.add(row("beside", lightly, beside));
		return """
				Budgets: %,d documents, %d points for a request, a budget for %d requests a second, %d sent by the other caller.
				%d rounds of %d s. Answers to the other caller: %,d, refused %,d, failed %,d.

				""".formatted(this.settings.articles(), cost, ALLOWED, ALLOWED * TIMES_ALLOWED, this.settings.rounds(),
				this.settings.round().toSeconds(), heavily.answered(), heavily.refused(), heavily.failed())
				+ table.text() + "\np99 beside / alone: %s (wanted <= %s): %s%n".formatted(Report.decimals(ratio), WANTED,
						Report.verdict(ratio <= WANTED));
	}

	private static List<String> row(String name, PacedRequests requests, List<Round> rounds) {
		return List.of(name, Report.whole(Round.median(rounds, Round::perSecond)),
				Report.decimals(Round.median(rounds, Round::p50)), Report.decimals(Round.median(rounds, Round::p99)),
				String.valueOf(requests.refused()), String.valueOf(requests.failed()));
	}

}
