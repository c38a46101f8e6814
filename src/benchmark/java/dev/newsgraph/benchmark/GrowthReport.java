package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Table of response times for corpora of several sizes, each compared with the smallest. */
final class GrowthReport {

	private static final double THRESHOLD = 1.3;

	/** The threshold of operations that read a set of articles, not one article or a page of all. */
	private static final double THRESHOLD_OF_SETS = 2.5;

	/** The longest response time of operations that read a set, in milliseconds. */
	private static final double MILLIS_OF_SETS = 5;

	private final List<Integer> sizes;

	private final List<String> operations;

	/** The medians of all rounds, by operation and size. */
	private final List<List<List<Double>>> medians;

	GrowthReport(List<Integer> sizes, List<String> operations) {
		this.sizes = sizes;
		this.operations = operations;
		this.medians = operations.stream()
			.map((operation) -> sizes.stream().<List<Double>>map((size) -> new ArrayList<>()).toList())
			.toList();
	}

	/** Adds a round. */
	void add(int operation, int size, Round round) {
		this.medians.get(operation).get(size).add(round.p50());
	}

	/** Returns the table as Markdown. */
	String table() {
		List<String> header = new ArrayList<>(List.of("p50 in ms"));
		this.sizes.forEach((size) -> header.add("%,d".formatted(size)));
		this.sizes.stream().skip(1).forEach((size) -> header.add("%,d beside least".formatted(size)));
		header.addAll(List.of("wanted", ""));
		Table table = new Table(header);
		for (int i = 0; i < this.operations.size(); i++) {
			List<List<Double>> bySize = this.medians.get(i);
			List<Double> ratios = bySize.stream()
				.skip(1)
				.map((figures) -> median(ratios(figures, bySize.getFirst())))
				.toList();
			List<String> row = new ArrayList<>(List.of(this.operations.get(i)));
			bySize.forEach((figures) -> row.add(Report.decimals(median(figures))));
			ratios.forEach((ratio) -> row.add(Report.decimals(ratio)));
			boolean set = SetOperations.isOf(this.operations.get(i));
			double threshold = set ? THRESHOLD_OF_SETS : THRESHOLD;
			boolean met = ratios.stream().allMatch((ratio) -> ratio <= threshold)
					&& (!set || bySize.stream().allMatch((figures) -> median(figures) <= MILLIS_OF_SETS));
			row.addAll(List.of("<= " + threshold + (set ? ", <= %.0f ms".formatted(MILLIS_OF_SETS) : ""),
					Report.verdict(met)));
			table.add(row);
		}
		return table.text();
	}

	private static List<Double> ratios(List<Double> figures, List<Double> least) {
		return IntStream.range(0, figures.size()).mapToObj((i) -> figures.get(i) / least.get(i)).toList();
	}

	private static double median(List<Double> figures) {
		return Round.median(figures.stream().mapToDouble(Double::doubleValue).toArray());
	}

}
