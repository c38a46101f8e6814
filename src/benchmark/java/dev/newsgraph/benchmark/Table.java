package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table with aligned columns. */
final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	/** Creates a table. The first column is text, and the others are numbers. */
	Table(List<String> header) {
		this.rows.add(header);
	}

	/** Adds a row. */
	void add(List<String> row) {
		this.rows.add(row);
	}

	/** Returns the table as Markdown. */
	String text() {
		int[] widths = new int[this.rows.getFirst().size()];
		this.rows.forEach((row) -> {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(Math.max(widths[i], 3), row.get(i).length());
			}
		});
		StringBuilder text = new StringBuilder();
		line(text, this.rows.getFirst(), widths);
		for (int i = 0; i < widths.length; i++) {
			text.append("| ").append("-".repeat(widths[i] - 1)).append((i == 0) ? "- " : ": ");
		}
		text.append("|\n");
		this.rows.stream().skip(1).forEach((row) -> line(text, row, widths));
		return text.toString();
	}

	private static void line(StringBuilder text, List<String> row, int[] widths) {
		for (int i = 0; i < widths.length; i++) {
			String padding = " ".repeat(widths[i] - row.get(i).length());
			text.append("| ").append((i == 0) ? row.get(i) + padding : padding + row.get(i)).append(' ');
		}
		text.append("|\n");
	}

}
