package dev.newsgraph.query.cypher;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders {@code $column(a|b, expression)} of a statement: Neo4j computes
 * every aggregate in a {@code WITH}, even if nothing reads it.
 */
final class ColumnExpressions {

	private static final Pattern START = Pattern.compile("\\$column\\(([\\w|]+),\\s*");

	private ColumnExpressions() {
	}

	/**
	 * Returns the text with the expression of each placeholder, or with null instead if
	 * none of its columns is read.
	 * @param text Cypher text
	 * @param columns columns that are read; null reads all
	 * @throws IllegalArgumentException if a placeholder has no end
	 */
	static String fill(String text, @Nullable Set<String> columns) {
		Matcher start = START.matcher(text);
		if (!start.find()) {
			return text;
		}
		int end = end(text, start.end());
		String expression = read(start.group(1), columns) ? text.substring(start.end(), end) : "null";
		return fill(text.substring(0, start.start()) + expression + text.substring(end + 1), columns);
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
		throw new IllegalArgumentException("$column( has no closing parenthesis: " + text.substring(start));
	}

}
