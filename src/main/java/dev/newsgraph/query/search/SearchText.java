package dev.newsgraph.query.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed search text. Every text can be parsed; see {@link SearchTextReader} for the
 * syntax.
 *
 * @param required terms that must match
 * @param excluded terms that must not match
 */
public record SearchText(List<SearchTerm> required, List<SearchTerm> excluded) {

	/**
	 * Maximum number of terms. The full-text index rejects queries with a multiple of
	 * this number.
	 */
	public static final int MAX_TERMS = 64;

	private static final String MATCH_NONE = "\"\"";

	private static final String SPECIAL_CHARACTERS = "+-&|!(){}[]^\"~*?:\\/";

	public SearchText {
		required = List.copyOf(required);
		excluded = List.copyOf(excluded);
	}

	/** Parses a search text. */
	public static SearchText of(String text) {
		return new SearchTextReader(text).read();
	}

	/**
	 * Returns the Lucene query of this search, with all special characters escaped. If no
	 * term is required, the query matches nothing.
	 * @param fields properties to search, each with an optional weight such as {@code
	 * title^3}
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

	/**
	 * Returns the Lucene query of what has any of the excluded terms.
	 * @param fields properties to search
	 */
	String excludedQuery(List<String> fields) {
		return String.join(" ", this.excluded.stream().map((term) -> clause(term, fields)).distinct().toList());
	}

	/** Returns the required words, phrases and prefixes, as written. */
	public List<String> words() {
		return this.required.stream().map((term) -> switch (term) {
			case SearchTerm.Words words -> words.text();
			case SearchTerm.Prefix prefix -> prefix.start() + "*";
		}).distinct().toList();
	}

	/** Returns the number of terms. */
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
