package dev.newsgraph.query.compiled;

import java.util.Collection;
import java.util.Map;

import graphql.execution.CoercedVariables;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.compiled.CompiledQuery.Constant;
import dev.newsgraph.query.plan.PlannedField;

/**
 * What is known of a request before anything is read.
 *
 * @param variables coerced variables
 * @param planned plans of the root fields
 */
record PreparedRequest(CoercedVariables variables, Constant planned) {

	/** Memory of an entry, of a collection and of another value, as estimated. */
	private static final int BYTES = 64;

	/**
	 * Returns the memory that it takes without its plans and without the variables that
	 * the client sent, as estimated.
	 */
	long weight() {
		long weight = 10 * BYTES;
		for (PlannedField field : this.planned.fields().values()) {
			weight += 4 * BYTES + weight(field.parameters());
		}
		return weight + weight(this.variables.toMap());
	}

	/** Returns the memory that the value of a variable or a parameter takes. */
	static long weight(@Nullable Object value) {
		long weight = BYTES;
		switch (value) {
			case String text -> weight += 2L * text.length();
			case Map<?, ?> map -> {
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					weight += weight(entry.getKey()) + weight(entry.getValue());
				}
			}
			case Collection<?> list -> {
				for (Object element : list) {
					weight += weight(element);
				}
			}
			case null, default -> {
				// It has a fixed size.
			}
		}
		return weight;
	}

}
