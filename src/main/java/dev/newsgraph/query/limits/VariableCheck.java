package dev.newsgraph.query.limits;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Checks the variables of a request before they are coerced. The check does not recurse,
 * so that deeply nested values cannot overflow the stack.
 */
final class VariableCheck {

	private final OperationLimits limits;

	private final String variable;

	private final Deque<Nested> open = new ArrayDeque<>();

	private VariableCheck(OperationLimits limits, String variable) {
		this.limits = limits;
		this.variable = variable;
	}

	/**
	 * Checks all variables.
	 * @throws InvalidVariableException if a list is too long, or values are nested too
	 * deep
	 */
	static void check(Map<String, ?> variables, OperationLimits limits) {
		variables.forEach((name, value) -> new VariableCheck(limits, name).check(value));
	}

	private void check(@Nullable Object variable) {
		add(variable, 1);
		while (!this.open.isEmpty()) {
			Nested nested = this.open.pop();
			nested.values.forEach((value) -> add(value, nested.depth + 1));
		}
	}

	private void add(@Nullable Object value, int depth) {
		Collection<?> values = switch (value) {
			case Map<?, ?> object -> object.values();
			case Collection<?> list -> checked(list);
			case null, default -> null;
		};
		if (values != null) {
			if (depth > this.limits.maxVariableDepth()) {
				throw InvalidVariableException.tooDeep(this.variable, this.limits.maxVariableDepth());
			}
			this.open.push(new Nested(values, depth));
		}
	}

	private Collection<?> checked(Collection<?> list) {
		if (list.size() > this.limits.maxListValues()) {
			throw InvalidVariableException.tooLong(this.variable, list.size(), this.limits.maxListValues());
		}
		return list;
	}

	private record Nested(Collection<?> values, int depth) {
	}

}
