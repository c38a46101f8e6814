package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Locale;

/** The one table that a run ends with. */
final class Report {

	private static final double QUERY_THRESHOLD = 0.8;

	private static final double IMPORT_THRESHOLD = 0.8;

	private static final double UNCHANGED_THRESHOLD = 50_000;

	private static final double HEAP_THRESHOLD = 1.2;

	private static final double PAGE_THRESHOLD = 1.3;

	private static final double BESIDE_THRESHOLD = 2;

	private final Table rows = new Table(List.of("", "floor/s", "gateway/s", "ratio", "wanted", "", "floor p50 ms",
			"p99", "gateway p50 ms", "p99"));

	void operation(Measurement measured) {
		List<Round> floor = measured.floor();
		List<Round> gateway = measured.gateway();
		this.rows.add(List.of(measured.operation().name(), whole(Round.median(floor, Round::perSecond)),
				whole(Round.median(gateway, Round::perSecond)), decimals(measured.ratio()), ">= " + QUERY_THRESHOLD,
				verdict(measured.ratio() >= QUERY_THRESHOLD), decimals(Round.median(floor, Round::p50)),
				decimals(Round.median(floor, Round::p99)), decimals(Round.median(gateway, Round::p50)),
				decimals(Round.median(gateway, Round::p99))));
	}

	void pages(Measurement later, Measurement first) {
		double ratio = later.slownessBeside(first);
		this.rows.add(List.of(later.operation().name() + ", time beside page 1", "", "", decimals(ratio),
				"<= " + PAGE_THRESHOLD, verdict(ratio <= PAGE_THRESHOLD), "", "", "", ""));
	}

	void load(ImportMeasurement measured) {
		this.rows.add(List.of("import, documents", whole(measured.barePerSecond()), whole(measured.gatewayPerSecond()),
				decimals(measured.ratio()), ">= " + IMPORT_THRESHOLD, verdict(measured.ratio() >= IMPORT_THRESHOLD), "",
				"", "", ""));
	}

	/**
	 * The same folder once more.
	 * @param name of the row
	 * @param perSecond documents of which the graph held every byte
	 */
	void unchanged(String name, double perSecond) {
		this.rows.add(List.of(name, "", whole(perSecond), "",
				">= " + whole(UNCHANGED_THRESHOLD), verdict(perSecond >= UNCHANGED_THRESHOLD), "", "", "", ""));
	}

	/**
	 * Reads beside imports.
	 * @param rounds the quiet one and the one beside them
	 */
	void beside(List<Round> rounds) {
		Round quiet = rounds.getFirst();
		Round beside = rounds.getLast();
		double ratio = beside.p99() / quiet.p99();
		this.rows.add(List.of("reads beside %d imports, p99 beside the quiet one (in the floor's columns)"
			.formatted(BesideBenchmark.IMPORTS), whole(quiet.perSecond()), whole(beside.perSecond()), decimals(ratio),
				"<= " + whole(BESIDE_THRESHOLD), verdict(ratio <= BESIDE_THRESHOLD), decimals(quiet.p50()),
				decimals(quiet.p99()), decimals(beside.p50()), decimals(beside.p99())));
	}

	/**
	 * The import's heap: the most that is live.
	 * @param articles of the corpus
	 * @param tenth megabytes with a tenth of the documents
	 * @param whole megabytes with all
	 */
	void heap(int articles, long tenth, long whole) {
		double ratio = (double) whole / tenth;
		this.rows.add(List.of("import, MB live at the most: %,d beside %,d".formatted(articles, articles / 10),
				whole(tenth), whole(whole), decimals(ratio), "<= " + HEAP_THRESHOLD, verdict(ratio <= HEAP_THRESHOLD),
				"", "", "", ""));
	}

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
