package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Cypher text with placeholders, parsed once and filled by every request.
 *
 * @param pieces text before, between and after the placeholders
 * @param placeholders placeholders in text order, one fewer than the pieces
 * @param reportsCap whether the last column reports that a cap was reached
 */
record StatementText(List<String> pieces, List<Placeholder> placeholders, boolean reportsCap) {

	private static final Pattern PLACEHOLDER = Pattern
		.compile("<\\$(?<left>[A-Za-z_]\\w*)-|-\\$(?<right>[A-Za-z_]\\w*)>|\\$\\{(?<literal>\\w+)\\}"
				+ "|\\$limit\\((?<limit>\\w+)\\)|\\$window\\((?<window>\\w+)\\)|\\$position\\((?<position>\\w+)\\)|\\$meaning\\((?<meaning>\\w+)\\)|\\$words\\((?<words>\\w+)\\)|\\$where\\((?<where>[\\w, ]+)\\)|\\$visible\\((?:(?<visible>\\w+|nodes\\(\\w+\\)):)?(?<type>\\w+)\\)|\\$(?<use>column|filtered|unfiltered)\\((?<column>[\\w|]+),|\\$lookup\\((?<lookup>\\w+:\\w+\\.\\w+)\\)|\\$(?<argument>[A-Za-z_]\\w*)");

	private static final Pattern CAPPED = Pattern.compile(".*\\bRETURN\\b.*\\bcapped\\s*$", Pattern.DOTALL);

	static StatementText of(String text) {
		List<String> pieces = new ArrayList<>();
		List<Placeholder> placeholders = new ArrayList<>();
		Matcher found = PLACEHOLDER.matcher(text);
		int end = 0;
		while (found.find()) {
			pieces.add(text.substring(end, found.start()));
			placeholders.add(placeholder(found));
			end = found.end();
		}
		pieces.add(text.substring(end));
		return new StatementText(List.copyOf(pieces), List.copyOf(placeholders), CAPPED.matcher(text).matches());
	}

	String fill(Function<Placeholder, String> replacement) {
		StringBuilder text = new StringBuilder(this.pieces.getFirst());
		for (int i = 0; i < this.placeholders.size(); i++) {
			text.append(replacement.apply(this.placeholders.get(i))).append(this.pieces.get(i + 1));
		}
		return text.toString();
	}

	private static Placeholder placeholder(MatchResult result) {
		if (result.group("left") != null) {
			return new Placeholder.Arrow(result.group("left"), true);
		}
		if (result.group("right") != null) {
			return new Placeholder.Arrow(result.group("right"), false);
		}
		if (result.group("literal") != null) {
			return new Placeholder.Literal(result.group("literal"));
		}
		if (result.group("limit") != null) {
			return new Placeholder.Limit(result.group("limit"));
		}
		if (result.group("where") != null) {
			return new Placeholder.Where(List.of(result.group("where").trim().split("\\s*,\\s*")));
		}
		if (result.group("type") != null) {
			String variable = result.group("visible");
			return new Placeholder.Where((variable != null) ? List.of(variable) : List.of(), result.group("type"));
		}
		if (result.group("column") != null) {
			return new Placeholder.Column(result.group("use"), List.of(result.group("column").split("\\|")));
		}
		if (result.group("lookup") != null) {
			return new Placeholder.Lookup(result.group("lookup"));
		}
		if (result.group("window") != null) {
			return new Placeholder.Window(result.group("window"));
		}
		if (result.group("meaning") != null) {
			return new Placeholder.Searched(result.group("meaning"), true);
		}
		if (result.group("words") != null) {
			return new Placeholder.Searched(result.group("words"), false);
		}
		if (result.group("position") != null) {
			return new Placeholder.Position(result.group("position"));
		}
		return new Placeholder.Argument(result.group("argument"));
	}

}
