package dev.newsgraph.query.cypher;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders {@code $column(a|b, expression)},
 * {@code $filtered(a|b, clauses)} and {@code $unfiltered(a|b, clauses)} of a statement:
 * Neo4j computes every aggregate in a {@code WITH}, even if nothing reads it.
 */
final class ColumnExpressions {

	private static final Pattern START = Pattern.compile("\\$(column|filtered|unfiltered)\\(([\\w|]+),\\s*");

	private ColumnExpressions() {
	}

	/**
	 * Returns the text with the expression of each placeholder, or with null instead if
	 * none of its columns is read. Clauses are left out then.
	 * @param text Cypher text
	 * @param columns columns that are read; null reads all
	 * @param filtered whether the statement has a condition that decides which of its
	 * objects count
	 * @throws IllegalArgumentException if a placeholder has no end
	 */
	static String fill(String text, @Nullable Set<String> columns, boolean filtered) {
		Matcher start = START.matcher(text);
		if (!start.find()) {
			return text;
		}
		int end = end(text, start.end());
		boolean read = read(start.group(2), columns);
		String found = text.substring(start.end(), end);
		String filled = switch (start.group(1)) {
			case "column" -> read ? found : "null";
			case "filtered" -> (read && filtered) ? found : "";
			default -> (read && !filtered) ? found : "";
		};
		return fill(text.substring(0, start.start()) + filled + text.substring(end + 1), columns, filtered);
	}

	private static boolean read(String names, @Nullable Set<String> columns) {
		return columns == null || Stream.of(names.split("\\|")).anyMatch(columns::contains);
	}

	private static int end(String text, int start) {
		int depth = 0;
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == ')' && depth == 0) {
				return i;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
		}
		throw new IllegalArgumentException("A placeholder has no closing parenthesis: " + text.substring(start));
	}

}
