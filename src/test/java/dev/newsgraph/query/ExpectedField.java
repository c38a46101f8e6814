package dev.newsgraph.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A field that is asked of an object, and what the model answers.
 *
 * @param name under which the answer holds it
 * @param text the field in the operation
 * @param answer from the object in the model to the value
 */
record ExpectedField<T>(String name, String text, Function<T, Object> answer) {

	/** A field of a scalar. */
	static <T> ExpectedField<T> field(String name, Function<T, Object> value) {
		return new ExpectedField<>(name, name, value.andThen(ExpectedField::json));
	}

	/** The same of what an object leads to; null when it leads nowhere. */
	static <T, C> Function<T, Object> of(Function<T, C> child, Function<C, Map<String, Object>> answer) {
		return (object) -> {
			C one = child.apply(object);
			return (one != null) ? answer.apply(one) : null;
		};
	}

	/** The same of all that an object leads to. */
	static <T, C> Function<T, Object> ofAll(Function<T, List<C>> children, Function<C, Map<String, Object>> answer) {
		return (object) -> children.apply(object).stream().map(answer).toList();
	}

	private static Object json(Object value) {
		return (value instanceof Instant instant) ? instant.toString() : value;
	}

}
