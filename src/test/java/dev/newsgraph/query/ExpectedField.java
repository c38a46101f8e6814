package dev.newsgraph.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A selected field and its expected value.
 *
 * @param name key of the field in the response
 * @param text text of the field in the operation
 * @param answer function from the object in the model to the expected value
 */
record ExpectedField<T>(String name, String text, Function<T, Object> answer) {

	/** Returns a scalar field. */
	static <T> ExpectedField<T> field(String name, Function<T, Object> value) {
		return new ExpectedField<>(name, name, value.andThen(ExpectedField::json));
	}

	/** Returns a function for a single related object; null if there is none. */
	static <T, C> Function<T, Object> of(Function<T, C> child, Function<C, Map<String, Object>> answer) {
		return (object) -> {
			C one = child.apply(object);
			return (one != null) ? answer.apply(one) : null;
		};
	}

	/** Returns a function for all related objects. */
	static <T, C> Function<T, Object> ofAll(Function<T, List<C>> children, Function<C, Map<String, Object>> answer) {
		return (object) -> children.apply(object).stream().map(answer).toList();
	}

	private static Object json(Object value) {
		return (value instanceof Instant instant) ? instant.toString() : value;
	}

}
