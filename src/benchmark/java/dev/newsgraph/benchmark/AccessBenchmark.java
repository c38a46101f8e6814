package dev.newsgraph.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.DoubleStream;

import dev.newsgraph.access.KeysFile;
import dev.newsgraph.access.Role;
import dev.newsgraph.access.TestIssuer;

/**
 * Measures the throughput of a gateway that checks API keys, JWTs and budgets, beside one
 * whose callers need no credentials. The budgets are so large that no request is refused.
 */
final class AccessBenchmark {

	private static final double WANTED_KEY = 0.97;

	private static final double WANTED_JWT = 0.93;

	private static final String BUDGET = "--newsgraph.budget.reader.";

	private AccessBenchmark() {
	}

	/** Measures both gateways. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		KeysFile keys = new KeysFile(folder.settings().folder().resolve("keys"), 1_000_000);
		String key = keys.add("benchmark", Role.READER, null);
		try (TestIssuer issuer = new TestIssuer();
				GatewayProcess open = folder.start("open", List.of(), List.of());
				GatewayProcess secured = folder.start("secured", List.of(),
						List.of("--newsgraph.access.keys-file=" + keys.path(),
								"--newsgraph.access.jwt.issuer=" + TestIssuer.ISSUER,
								"--newsgraph.access.jwt.audience=" + TestIssuer.AUDIENCE,
								"--newsgraph.access.jwt.jwks-uri=" + issuer.keys(),
								BUDGET + "per-second=1000000000", BUDGET + "burst=1000000000000"))) {
			String jwt = issuer.token(TestIssuer.claims(Role.READER)
				.expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
				.build());
			folder.report("access.md",
					report(folder, List.of(new AlternatingRounds.Way("open", open.graphql(), ""),
							new AlternatingRounds.Way("API key", secured.graphql(), key),
							new AlternatingRounds.Way("JWT", secured.graphql(), jwt))));
		}
	}

	private static String report(CorpusFolder folder, List<AlternatingRounds.Way> ways)
			throws IOException, InterruptedException {
		AlternatingRounds rounds = new AlternatingRounds(folder.settings(), ways);
		rounds.warmUp(folder.operations());
		Table table = new Table(
				List.of("", "open/s", "API key/s", "ratio", "wanted", "", "JWT/s", "ratio", "wanted", ""));
		for (boolean repeated : new boolean[] { false, true }) {
			DoubleStream.Builder keys = DoubleStream.builder();
			DoubleStream.Builder jwts = DoubleStream.builder();
			for (Operation operation : folder.operations()) {
				double[][] perSecond = rounds.measure(operation, repeated);
				double key = Round.median(AlternatingRounds.ratios(perSecond[1], perSecond[0]));
				double jwt = Round.median(AlternatingRounds.ratios(perSecond[2], perSecond[0]));
				keys.add(key);
				jwts.add(jwt);
				table.add(List.of(operation.name() + (repeated ? ", repeated" : ""),
						Report.whole(Round.median(perSecond[0])), Report.whole(Round.median(perSecond[1])),
						Report.decimals(key), ">= " + WANTED_KEY, Report.verdict(key >= WANTED_KEY),
						Report.whole(Round.median(perSecond[2])), Report.decimals(jwt), ">= " + WANTED_JWT,
						Report.verdict(jwt >= WANTED_JWT)));
			}
			double key = Round.median(keys.build().toArray());
			double jwt = Round.median(jwts.build().toArray());
			table.add(List.of("median" + (repeated ? ", repeated" : ""), "", "", Report.decimals(key), ">= " + WANTED_KEY,
					Report.verdict(key >= WANTED_KEY), "", Report.decimals(jwt), ">= " + WANTED_JWT,
					Report.verdict(jwt >= WANTED_JWT)));
		}
		return rounds.title("Access") + table.text();
	}

}
