package dev.newsgraph.query.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person wants to find. Any text can be read as one; {@link SearchTextReader} says
 * how.
 *
 * @param required what an article must have
 * @param excluded what it must not have
 */
public record SearchText(List<SearchTerm> required, List<SearchTerm> excluded) {

	/** How many terms a text has at the most; the index refuses a multiple of it. */
	public static final int MAX_TERMS = 64;

	private static final String MATCH_NONE = "\"\"";

	private static final String SPECIAL_CHARACTERS = "+-&|!(){}[]^\"~*?:\\/";

	public SearchText {
		required = List.copyOf(required);
		excluded = List.copyOf(excluded);
	}

	public static SearchText of(String text) {
		return new SearchTextReader(text).read();
	}

	/**
	 * The text as a query of Lucene that cannot be misread, whatever it was; one that
	 * finds nothing when it asks for nothing.
	 * @param fields the properties to look into, each with its weight if it has one:
	 * {@code title^3}
	 */
	public String query(List<String> fields) {
		if (this.required.isEmpty()) {
			return MATCH_NONE;
		}
		Map<String, Boolean> clauses = new LinkedHashMap<>();
		this.required.forEach((term) -> clauses.put("+" + clause(term, fields), true));
		this.excluded.forEach((term) -> clauses.put("-" + clause(term, fields), true));
		return String.join(" ", clauses.keySet());
	}

	public int size() {
		return this.required.size() + this.excluded.size();
	}

	private static String clause(SearchTerm term, List<String> fields) {
		String value = switch (term) {
			case SearchTerm.Words words -> "\"" + words.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
			case SearchTerm.Prefix prefix -> escaped(prefix.start()) + "*";
		};
		List<String> alternatives = new ArrayList<>();
		for (String field : fields) {
			int weight = field.indexOf('^');
			alternatives.add((weight < 0) ? field + ":" + value
					: field.substring(0, weight) + ":" + value + field.substring(weight));
		}
		return "(" + String.join(" ", alternatives) + ")";
	}

	private static String escaped(String word) {
		StringBuilder escaped = new StringBuilder();
		for (char unit : word.toCharArray()) {
			if (SPECIAL_CHARACTERS.indexOf(unit) >= 0 || Character.isWhitespace(unit)) {
				escaped.append('\\');
			}
			escaped.append(unit);
		}
		return escaped.toString();
	}

}
