package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Locale;

/** The table with all results of a run. */
final class Report {

	private static final double QUERY_THRESHOLD = 0.85;

	private static final double IMPORT_THRESHOLD = 0.85;

	private static final double UNCHANGED_THRESHOLD = 50_000;

	private static final double HEAP_THRESHOLD = 1.2;

	private static final double PAGE_THRESHOLD = 1.3;

	private static final double CONCURRENT_THRESHOLD = 2;

	private final Table rows = new Table(List.of("", "floor/s", "gateway/s", "ratio", "wanted", "", "floor p50 ms",
			"p99", "gateway p50 ms", "p99"));

	/** Adds the row of an operation. */
	void operation(Measurement measured) {
		List<Round> floor = measured.floor();
		List<Round> gateway = measured.gateway();
		this.rows.add(List.of(measured.operation().name(), whole(Round.median(floor, Round::perSecond)),
				whole(Round.median(gateway, Round::perSecond)), decimals(measured.ratio()), ">= " + QUERY_THRESHOLD,
				verdict(measured.ratio() >= QUERY_THRESHOLD), decimals(Round.median(floor, Round::p50)),
				decimals(Round.median(floor, Round::p99)), decimals(Round.median(gateway, Round::p50)),
				decimals(Round.median(gateway, Round::p99))));
	}

	/** Adds the row that compares a later page with page 1. */
	void pages(Measurement later, Measurement first) {
		double ratio = later.timeRatioTo(first);
		this.rows.add(List.of(later.operation().name() + ", time beside page 1", "", "", decimals(ratio),
				"<= " + PAGE_THRESHOLD, verdict(ratio <= PAGE_THRESHOLD), "", "", "", ""));
	}

	/** Adds the row of the import. */
	void load(ImportMeasurement measured) {
		this.rows.add(List.of("import, documents", whole(measured.barePerSecond()), whole(measured.gatewayPerSecond()),
				decimals(measured.ratio()), ">= " + IMPORT_THRESHOLD, verdict(measured.ratio() >= IMPORT_THRESHOLD), "",
				"", "", ""));
	}

	/**
	 * Adds the row of an import of unchanged documents.
	 * @param name the name of the row
	 * @param perSecond documents per second
	 */
	void unchanged(String name, double perSecond) {
		this.rows.add(List.of(name, "", whole(perSecond), "",
				">= " + whole(UNCHANGED_THRESHOLD), verdict(perSecond >= UNCHANGED_THRESHOLD), "", "", "", ""));
	}

	/**
	 * Adds the row of reads during imports.
	 * @param rounds the round without imports and the round during imports
	 */
	void concurrentReads(List<Round> rounds) {
		Round quiet = rounds.getFirst();
		Round concurrent = rounds.getLast();
		double ratio = concurrent.p99() / quiet.p99();
		this.rows.add(List.of("reads beside %d imports, p99 beside the quiet one (in the floor's columns)"
			.formatted(ConcurrentReadBenchmark.IMPORTS), whole(quiet.perSecond()), whole(concurrent.perSecond()), decimals(ratio),
				"<= " + whole(CONCURRENT_THRESHOLD), verdict(ratio <= CONCURRENT_THRESHOLD), decimals(quiet.p50()),
				decimals(quiet.p99()), decimals(concurrent.p50()), decimals(concurrent.p99())));
	}

	/**
	 * Adds the row of the live heap during an import.
	 * @param articles number of articles in the corpus
	 * @param tenth peak with a tenth of the documents, in megabytes
	 * @param whole peak with all documents, in megabytes
	 */
	void heap(int articles, long tenth, long whole) {
		double ratio = (double) whole / tenth;
		this.rows.add(List.of("import, MB live at its peak: %,d beside %,d".formatted(articles, articles / 10),
				whole(tenth), whole(whole), decimals(ratio), "<= " + HEAP_THRESHOLD, verdict(ratio <= HEAP_THRESHOLD),
				"", "", "", ""));
	}

	/** Returns the table as Markdown. */
	String table() {
		return this.rows.text();
	}

	static String verdict(boolean met) {
		return met ? "met" : "not met";
	}

	static String whole(double figure) {
		return String.format(Locale.ROOT, "%,.0f", figure);
	}

	static String decimals(double figure) {
		return String.format(Locale.ROOT, "%.2f", figure);
	}

}
