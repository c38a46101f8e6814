package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table that a run ends with. */
final class Report {

	private static final double QUERY_THRESHOLD = 0.7;

	private static final double IMPORT_THRESHOLD = 0.8;

	private static final double PAGE_THRESHOLD = 1.3;

	private static final List<String> HEADER = List.of("", "floor/s", "gateway/s", "ratio", "wanted", "",
			"floor p50 ms", "p99", "gateway p50 ms", "p99");

	private final List<List<String>> rows = new ArrayList<>();

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

	/** Markdown that can also be read as it is. */
	String table() {
		int[] widths = new int[HEADER.size()];
		List<List<String>> all = new ArrayList<>(List.of(HEADER));
		all.addAll(this.rows);
		all.forEach((row) -> {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(Math.max(widths[i], 3), row.get(i).length());
			}
		});
		StringBuilder text = new StringBuilder();
		line(text, HEADER, widths);
		for (int i = 0; i < widths.length; i++) {
			text.append("| ").append("-".repeat(widths[i] - 1)).append((i == 0) ? "- " : ": ");
		}
		text.append("|\n");
		this.rows.forEach((row) -> line(text, row, widths));
		return text.toString();
	}

	private static void line(StringBuilder text, List<String> row, int[] widths) {
		for (int i = 0; i < widths.length; i++) {
			String padding = " ".repeat(widths[i] - row.get(i).length());
			text.append("| ").append((i == 0) ? row.get(i) + padding : padding + row.get(i)).append(' ');
		}
		text.append("|\n");
	}

	private static String verdict(boolean met) {
		return met ? "met" : "not met";
	}

	private static String whole(double figure) {
		return String.format(Locale.ROOT, "%,.0f", figure);
	}

	private static String decimals(double figure) {
		return String.format(Locale.ROOT, "%.2f", figure);
	}

}
