package dev.newsgraph.query.search;

import java.util.List;

/**
 * A piece of a field in which something was found.
 *
 * @param field the field's name
 * @param fragment the piece, as the field has it
 * @param matches what was found in it, in order, apart from one another
 */
public record SearchHighlight(String field, String fragment, List<Range> matches) {

	/**
	 * A part of a fragment.
	 *
	 * @param start where it starts, in UTF-16 units
	 * @param end where it ends
	 */
	public record Range(int start, int end) {
	}

}
