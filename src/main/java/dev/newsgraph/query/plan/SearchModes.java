package dev.newsgraph.query.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.schema.ArgumentRule;

/** Decides how a text is searched: by words, by meaning, or by both. */
final class SearchModes {

	private SearchModes() {
	}

	/**
	 * Checks that the gateway has the mode of a search.
	 * @throws InvalidArgumentException if it has not
	 */
	static void check(ArgumentRule.Mode rule, QueryLimits limits, FieldArguments arguments) {
		Object mode = arguments.get(rule.argument());
		if (mode != null && !limits.meaning() && !ArgumentRule.Mode.WORDS.equals(mode.toString())) {
			throw arguments.invalid(rule.argument(),
					"%s needs vectors of texts, which this gateway does not have; pass WORDS, or start the gateway with newsgraph.insight.enabled=true and newsgraph.insight.embeddings=true"
						.formatted(mode));
		}
	}

	/** Returns the arguments with the mode that is used if none was passed. */
	static FieldArguments complete(List<ArgumentRule> rules, QueryLimits limits, FieldArguments arguments) {
		for (ArgumentRule rule : rules) {
			if (rule instanceof ArgumentRule.Mode && arguments.get(rule.argument()) == null) {
				Map<String, Object> values = new HashMap<>(arguments.values());
				values.put(rule.argument(), limits.meaning() ? ArgumentRule.Mode.HYBRID : ArgumentRule.Mode.WORDS);
				return new FieldArguments(arguments.field(), values);
			}
		}
		return arguments;
	}

}
