package dev.newsgraph.query.search;

import java.util.List;

/**
 * A fragment of a field that matches a search.
 *
 * @param field name of the field
 * @param fragment text of the fragment
 * @param matches ranges that match, in order and without overlaps
 */
public record SearchHighlight(String field, String fragment, List<Range> matches) {

	/**
	 * A range of a fragment.
	 *
	 * @param start start offset, in UTF-16 code units
	 * @param end end offset, exclusive, in UTF-16 code units
	 */
	public record Range(int start, int end) {
	}

}
