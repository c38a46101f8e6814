package dev.newsgraph.benchmark;

import java.util.List;

/**
 * The table of what the benchmark requires, with the measured values. A row that a run does
 * not measure says so.
 */
final class WantedTable {

	private static final double OPERATION = 0.85;

	private static final double OPERATIONS = 0.9;

	private static final double PEER_COVERAGE = 2.5;

	private static final double CPU_MICROS = 60;

	private static final double IMPORT = 0.85;

	private final Table rows = new Table(List.of("work", "measured", "wanted", ""));

	/** Adds the rows of the operations that the database executes, beside the driver. */
	void operations(List<Measurement> measurements) {
		double least = measurements.stream().mapToDouble(Measurement::ratio).min().orElse(Double.NaN);
		double most = measurements.stream().mapToDouble(Measurement::ratio).max().orElse(Double.NaN);
		double mean = Math
			.exp(measurements.stream().mapToDouble((measured) -> Math.log(measured.ratio())).average().orElse(Double.NaN));
		row("each operation beside the floor, least and greatest",
				Report.decimals(least) + " to " + Report.decimals(most), ">= " + OPERATION, least >= OPERATION);
		row("all operations beside the floor, geometric mean", Report.decimals(mean), ">= " + OPERATIONS,
				mean >= OPERATIONS);
	}

	/**
	 * Adds the row of the CPU time of a small request.
	 * @param micros CPU time outside of database and driver, in microseconds
	 */
	void cpu(double micros) {
		row("CPU of the smallest request outside of database and driver", Report.whole(micros) + " µs",
				"<= " + Report.whole(CPU_MICROS) + " µs", micros <= CPU_MICROS);
	}

	/** Adds the rows of the operations that the gateway answers from its cache. */
	void repeated(List<Measurement> measurements) {
		double ratio = measurements.stream().mapToDouble(Measurement::ratio).min().orElse(Double.NaN);
		double perSecond = measurements.stream()
			.mapToDouble((measured) -> Round.median(measured.gateway(), Round::perSecond))
			.min()
			.orElse(Double.NaN);
		row("the same operations repeated, from the cache of answers, least",
				"%s times the floor, %s/s".formatted(Report.decimals(ratio), Report.whole(perSecond)),
				">= %s times, >= %s/s".formatted(Report.whole(CachedAnswersBenchmark.WANTED_RATIO),
						Report.whole(CachedAnswersBenchmark.WANTED_PER_SECOND)),
				ratio >= CachedAnswersBenchmark.WANTED_RATIO
						&& perSecond >= CachedAnswersBenchmark.WANTED_PER_SECOND);
	}

	/** Adds the rows of the comparison with {@code @neo4j/graphql}. The first one is coverage. */
	void peer(List<Measurement> measurements) {
		for (int i = 0; i < measurements.size(); i++) {
			Measurement measured = measurements.get(i);
			String figure = "%s (%s/s beside %s/s)".formatted(Report.decimals(measured.ratio()),
					Report.whole(Round.median(measured.gateway(), Round::perSecond)),
					Report.whole(Round.median(measured.floor(), Round::perSecond)));
			String work = measured.operation().name() + ", beside @neo4j/graphql";
			if (i == 0) {
				row(work, figure, ">= " + PEER_COVERAGE, measured.ratio() >= PEER_COVERAGE);
			}
			else {
				this.rows.add(List.of(work, figure, "", ""));
			}
		}
	}

	/** Adds the row of the import beside bare batches. */
	void load(ImportMeasurement measured) {
		row("transactional import beside bare batches", Report.decimals(measured.ratio()), ">= " + IMPORT,
				measured.ratio() >= IMPORT);
	}

	/** Adds a row that was measured. */
	void row(String work, String measured, String wanted, boolean met) {
		this.rows.add(List.of(work, measured, wanted, Report.verdict(met)));
	}

	/**
	 * Adds a row that this run does not measure.
	 * @param properties properties of the run that measures it
	 */
	void missing(String work, String wanted, String properties) {
		this.rows.add(List.of(work, "./mvnw -Pbenchmark verify " + properties, wanted, "not measured"));
	}

	/**
	 * Adds the rows that are measured by runs of their own.
	 * @param peer whether this run compares the gateway with {@code @neo4j/graphql}
	 * @param queries whether this run measures queries
	 */
	void missing(boolean peer, boolean queries) {
		if (!queries) {
			String rounds = "-Dbenchmark.rounds=5";
			missing("each operation beside the floor, and their geometric mean", ">= %s, >= %s".formatted(OPERATION, OPERATIONS), rounds);
			missing("the same operations repeated, from the cache of answers",
					">= 10 times the floor, >= 15,000/s", rounds);
			missing("CPU of the smallest request outside of database and driver",
					"<= " + Report.whole(CPU_MICROS) + " µs", rounds);
		}
		if (!peer || !queries) {
			missing("coverage of a topic, beside @neo4j/graphql", ">= " + PEER_COVERAGE, "-Dbenchmark.peer=true");
		}
		missing("load in bulk of 100,000 documents with four related each, s", "<= 20",
				"-Dbenchmark.main=BulkBenchmark -Dbenchmark.articles=100000 -Dbenchmark.related=4");
		missing("load in bulk of 1,000,000 documents, s, with a heap of 1 GB", "<= 240",
				"-Dbenchmark.main=BulkBenchmark -Dbenchmark.articles=1000000 -Dbenchmark.related=4 -Dbenchmark.heap=1g");
		missing("first start beside the plain jar: first answer, five documents imported", "<= 0.4, <= 0.6",
				"-Dbenchmark.main=StartBenchmark");
		missing("p50 at 1,000,000 documents beside 10,000: topic filter, search", "<= 2.5 each, <= 5 ms",
				"-Dbenchmark.growth=10000,1000000");
		missing("answer of 8 MB: first byte beside whole, allocation beside size", "streamed, <= 2",
				"-Dbenchmark.main=LargeAnswerBenchmark");
	}

	/** Returns the table as Markdown. */
	String text() {
		return this.rows.text();
	}

}
