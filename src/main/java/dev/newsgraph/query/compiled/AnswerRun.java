package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.CoercedVariables;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import dev.newsgraph.query.execution.Notices;
import dev.newsgraph.query.search.SearchFragments;
import dev.newsgraph.query.search.SearchText;

/** The state of one answer while it is written. */
final class AnswerRun {

	private static final int LEVELS = 8;

	private final JsonGenerator json;

	private final CoercedVariables variables;

	private final Map<String, SearchFragments> searches = new HashMap<>(2);

	private int[] positions = new int[LEVELS];

	private long objects;

	private @Nullable Notices notices;

	AnswerRun(JsonGenerator json, CoercedVariables variables) {
		this.json = json;
		this.variables = variables;
	}

	JsonGenerator json() {
		return this.json;
	}

	CoercedVariables variables() {
		return this.variables;
	}

	/** Notes the position in a list. */
	void at(int level, int position) {
		if (level >= this.positions.length) {
			this.positions = java.util.Arrays.copyOf(this.positions, 2 * level);
		}
		this.positions[level] = position;
	}

	void countObject() {
		this.objects++;
	}

	long objects() {
		return this.objects;
	}

	/**
	 * Adds a notice.
	 * @param path the path of the field; the number of a level for the position in a list
	 */
	void addCapped(List<Object> path, String message) {
		if (this.notices == null) {
			this.notices = new Notices();
		}
		List<Object> place = new ArrayList<>(path.size());
		for (Object part : path) {
			place.add((part instanceof Integer level) ? (Object) this.positions[level] : part);
		}
		this.notices.addCapped(place, message);
	}

	@Nullable Notices notices() {
		return this.notices;
	}

	SearchFragments fragments(String text) {
		return this.searches.computeIfAbsent(text, (key) -> new SearchFragments(SearchText.of(key)));
	}

}
