package dev.newsgraph.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Measures the throughput of a gateway with metrics beside that of one without them. */
final class MetricsBenchmark {

	private static final double WANTED = 0.98;

	private MetricsBenchmark() {
	}

	/** Measures both gateways. */
	public static void main(String[] arguments) throws Exception {
		CorpusFolder folder = CorpusFolder.create();
		List<String> heap = List.of("-Xmx" + folder.settings().heap());
		try (GatewayProcess off = folder.start("off", heap, List.of("--newsgraph.observability.metrics=false"));
				GatewayProcess on = folder.start("on", heap, List.of())) {
			folder.report("metrics.md",
					report(folder, List.of(new AlternatingRounds.Way("off", off.graphql(), ""),
							new AlternatingRounds.Way("on", on.graphql(), ""))));
		}
	}

	private static String report(CorpusFolder folder, List<AlternatingRounds.Way> ways)
			throws IOException, InterruptedException {
		AlternatingRounds rounds = new AlternatingRounds(folder.settings(), ways);
		rounds.warmUp(folder.operations());
		Table table = new Table(List.of("", "without metrics/s", "with metrics/s", "ratio", "wanted", ""));
		DoubleStream all = DoubleStream.empty();
		for (Operation operation : folder.operations()) {
			for (boolean repeated : new boolean[] { false, true }) {
				double[][] perSecond = rounds.measure(operation, repeated);
				double[] ratios = AlternatingRounds.ratios(perSecond[1], perSecond[0]);
				all = DoubleStream.concat(all, Arrays.stream(ratios));
				double ratio = Round.median(ratios);
				table.add(List.of(operation.name() + (repeated ? ", repeated" : ""),
						Report.whole(Round.median(perSecond[0])), Report.whole(Round.median(perSecond[1])),
						Report.decimals(ratio), ">= " + WANTED, Report.verdict(ratio >= WANTED)));
			}
		}
		double median = Round.median(all.toArray());
		return rounds.title("Metrics") + table.text() + "%nMedian of all pairs of rounds: %s (wanted >= %s): %s%n"
			.formatted(Report.decimals(median), WANTED, Report.verdict(median >= WANTED));
	}

}
