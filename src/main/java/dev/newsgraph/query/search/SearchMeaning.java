package dev.newsgraph.query.search;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The parameter of a statement that searches by meaning. It is planned with the text, and
 * gets the vector of the text just before the statement is sent, so that an operation
 * that is refused computes none. Entries: {@code text}, and {@code excluded}, the index
 * query of the excluded terms; each only if there is one.
 */
public final class SearchMeaning extends AbstractMap<String, Object> {

	private static final String TEXT = "text";

	private static final String EXCLUDED = "excluded";

	private final Map<String, Object> entries;

	private SearchMeaning(Map<String, Object> entries) {
		this.entries = Map.copyOf(entries);
	}

	/**
	 * Returns the parameter for a search text.
	 * @param fields properties in which excluded terms are searched
	 */
	public static SearchMeaning of(String text, List<String> fields) {
		SearchText search = SearchText.of(text);
		Map<String, Object> entries = new HashMap<>();
		String meant = search.excluded().isEmpty() ? text.strip() : String.join(" ", search.words());
		if (!meant.isEmpty()) {
			entries.put(TEXT, meant);
		}
		if (!search.excluded().isEmpty()) {
			entries.put(EXCLUDED, search.excludedQuery(fields));
		}
		return new SearchMeaning(entries);
	}

	/**
	 * Returns the parameters of a statement with what a sentence model adds to each text.
	 * @param model returns further entries for a text
	 */
	public static Map<String, Object> complete(Map<String, Object> parameters,
			Function<String, Map<String, Object>> model) {
		Map<String, Object> complete = null;
		for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
			if (parameter.getValue() instanceof SearchMeaning meaning
					&& meaning.entries.get(TEXT) instanceof String text) {
				complete = (complete != null) ? complete : new HashMap<>(parameters);
				Map<String, Object> entries = new HashMap<>(meaning.entries);
				entries.putAll(model.apply(text));
				complete.put(parameter.getKey(), entries);
			}
		}
		return (complete != null) ? complete : parameters;
	}

	@Override
	public Set<Entry<String, Object>> entrySet() {
		return this.entries.entrySet();
	}

}
