package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV in the format of RFC 4180, and fails for any other format. */
public final class CsvText {

	private CsvText() {
	}

	public static List<List<String>> lines(String text) {
		List<List<String>> lines = new ArrayList<>();
		List<String> line = new ArrayList<>();
		int at = 0;
		while (at < text.length()) {
			StringBuilder cell = new StringBuilder();
			if (text.charAt(at) == '"') {
				at++;
				while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
					cell.append(text.charAt(at));
					at += (text.charAt(at) == '"') ? 2 : 1;
				}
				at++;
			}
			else {
				while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
					cell.append(text.charAt(at++));
				}
			}
			line.add(cell.toString());
			if (text.startsWith("\r\n", at)) {
				lines.add(line);
				line = new ArrayList<>();
				at += 2;
			}
			else if (text.charAt(at) == ',') {
				at++;
			}
			else {
				throw new IllegalArgumentException("No CSV at %d: %s".formatted(at, text.substring(at)));
			}
		}
		if (!line.isEmpty()) {
			throw new IllegalArgumentException("The last line has no end.");
		}
		return lines;
	}

}
