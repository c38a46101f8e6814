package dev.newsgraph.query.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.search.SearchText;
import dev.newsgraph.schema.ArgumentRule;
import dev.newsgraph.schema.Source.KeyForm;

/**
 * Checks arguments against the rules that the schema declares for them, such as
 * {@code @range}. An argument that breaks a rule causes an
 * {@link InvalidArgumentException}.
 */
final class ArgumentValidator {

	private ArgumentValidator() {
	}

	static void check(List<ArgumentRule> rules, QueryLimits limits, FieldArguments arguments) {
		for (ArgumentRule rule : rules) {
			switch (rule) {
				case ArgumentRule.Range range -> check(range, arguments);
				case ArgumentRule.Key key -> check(key, limits, arguments);
				case ArgumentRule.Search search -> check(search, limits, arguments);
				case ArgumentRule.Mode mode -> check(mode, limits, arguments);
			}
		}
	}

	private static void check(ArgumentRule.Range range, FieldArguments arguments) {
		if (arguments.get(range.argument()) instanceof Integer value && (value < range.min() || value > range.max())) {
			throw arguments.invalid(range.argument(),
					"%d is out of range; pass %d to %d".formatted(value, range.min(), range.max()));
		}
	}

	private static void check(ArgumentRule.Key key, QueryLimits limits, FieldArguments arguments) {
		if (key.unlike() == null) {
			return;
		}
		String one = key(key.form(), limits, arguments.get(key.argument()));
		if (one != null && one.equals(key(key.form(), limits, arguments.get(key.unlike())))) {
			throw arguments.invalid(key.argument(),
					"the value is the same as that of '%s'; pass two different values".formatted(key.unlike()));
		}
	}

	private static void check(ArgumentRule.Search search, QueryLimits limits, FieldArguments arguments) {
		String text = String.valueOf(arguments.get(search.argument()));
		int length = text.codePointCount(0, text.length());
		if (length > limits.maxSearchLength()) {
			throw arguments.invalid(search.argument(),
					"%d characters are too many; pass at most %d".formatted(length, limits.maxSearchLength()));
		}
		int terms = SearchText.of(text).size();
		if (terms > SearchText.MAX_TERMS) {
			throw arguments.invalid(search.argument(),
					"%d words are too many; pass at most %d".formatted(terms, SearchText.MAX_TERMS));
		}
	}

	private static void check(ArgumentRule.Mode rule, QueryLimits limits, FieldArguments arguments) {
		Object mode = arguments.get(rule.argument());
		if (mode != null && !limits.meaning() && !ArgumentRule.Mode.WORDS.equals(mode.toString())) {
			throw arguments.invalid(rule.argument(),
					"%s needs vectors of texts, which this gateway does not have; pass WORDS, or start the gateway with newsgraph.insight.enabled=true and newsgraph.insight.embeddings=true"
						.formatted(mode));
		}
	}

	/**
	 * Returns the arguments with the mode of a search that is used if none was passed.
	 */
	static FieldArguments withMode(List<ArgumentRule> rules, QueryLimits limits, FieldArguments arguments) {
		for (ArgumentRule rule : rules) {
			if (rule instanceof ArgumentRule.Mode && arguments.get(rule.argument()) == null) {
				Map<String, Object> values = new HashMap<>(arguments.values());
				values.put(rule.argument(), limits.meaning() ? ArgumentRule.Mode.HYBRID : ArgumentRule.Mode.WORDS);
				return new FieldArguments(arguments.field(), values);
			}
		}
		return arguments;
	}

	private static @Nullable String key(KeyForm form, QueryLimits limits, @Nullable Object value) {
		return (value != null)
				? KeyNormalizer.apply(form, value.toString(), limits.trackingParameters()).orElse(value.toString())
				: null;
	}

}
