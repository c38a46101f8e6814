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
		row("import beside bare batches", Report.decimals(measured.ratio()), ">= " + IMPORT,
				measured.ratio() >= IMPORT);
	}

	/** Adds a row that was measured. */
	void row(String work, String measured, String wanted, boolean met) {
		this.rows.add(List.of(work, measured, wanted, Report.verdict(met)));
	}

	/**
	 * Adds a row that this run does not measure.
	 * @param reason how the row is measured
	 */
	void missing(String work, String wanted, String reason) {
		this.rows.add(List.of(work, reason, wanted, "not measured"));
	}

	/** Returns the table as Markdown. */
	String text() {
		return this.rows.text();
	}

}
