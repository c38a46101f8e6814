package dev.newsgraph.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * Prints rows as a table. The first rows decide how wide its columns are, so that any
 * number of rows takes little memory.
 */
final class RowTable {

	private static final int FIRST_ROWS = 200;

	private static final int MAX_WIDTH = 50;

	private static final String BETWEEN = "  ";

	private final PrintStream output;

	private final List<List<String>> first = new ArrayList<>();

	private int[] widths = new int[0];

	RowTable(PrintStream output) {
		this.output = output;
	}

	/** Adds a row, whose entries are the columns. */
	void add(JsonNode row) {
		if (this.widths.length > 0) {
			print(cells(row));
			return;
		}
		if (this.first.isEmpty()) {
			this.first.add(row.properties().stream().map(Map.Entry::getKey).toList());
		}
		this.first.add(cells(row));
		if (this.first.size() > FIRST_ROWS) {
			printFirst();
		}
	}

	/** Prints the rows that were not printed yet. */
	void end() {
		if (this.widths.length == 0 && !this.first.isEmpty()) {
			printFirst();
		}
	}

	private void printFirst() {
		this.widths = new int[this.first.getFirst().size()];
		for (List<String> line : this.first) {
			for (int i = 0; i < line.size(); i++) {
				this.widths[i] = Math.min(MAX_WIDTH, Math.max(this.widths[i], length(line.get(i))));
			}
		}
		print(this.first.getFirst());
		List<String> rule = new ArrayList<>();
		for (int width : this.widths) {
			rule.add("-".repeat(Math.max(1, width)));
		}
		print(rule);
		this.first.stream().skip(1).forEach(this::print);
		this.first.clear();
	}

	private void print(List<String> cells) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < cells.size(); i++) {
			String cell = shortened(cells.get(i));
			line.append(cell);
			if (i < cells.size() - 1) {
				line.append(" ".repeat(Math.max(0, this.widths[i] - length(cell)))).append(BETWEEN);
			}
		}
		byte[] bytes = (line.toString().stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
		this.output.write(bytes, 0, bytes.length);
	}

	private static List<String> cells(JsonNode row) {
		return row.properties().stream().map((column) -> text(column.getValue())).toList();
	}

	private static String text(JsonNode value) {
		String text = value.isNull() ? ""
				: value.isArray()
						? StreamSupport.stream(value.spliterator(), false)
							.map((item) -> item.asString(""))
							.collect(Collectors.joining("; "))
						: value.isString() ? value.stringValue() : value.toString();
		// A line break or a control character must not change the table or the console.
		return text.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "�");
	}

	private static String shortened(String text) {
		return (length(text) > MAX_WIDTH) ? text.substring(0, text.offsetByCodePoints(0, MAX_WIDTH - 1)) + "…" : text;
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

}
