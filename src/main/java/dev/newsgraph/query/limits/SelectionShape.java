package dev.newsgraph.query.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.OperationDefinition.Operation;
import graphql.normalized.ExecutableNormalizedField;

import dev.newsgraph.query.plan.OperationTooLargeException;

/**
 * How often a normalized operation repeats fields.
 *
 * @param rootFields number of root fields, without introspection
 * @param aliases largest number of aliases of one field in one place
 * @param aliased path of the field with the most aliases; the last part is its name
 */
public record SelectionShape(int rootFields, int aliases, String aliased) {

	/** The shape of an operation that has not been normalized. */
	public static final SelectionShape NONE = new SelectionShape(0, 0, "");

	/** Returns the shape of an operation with these root fields. */
	public static SelectionShape of(List<ExecutableNormalizedField> fields) {
		long read = fields.stream().filter((field) -> !field.getName().startsWith("__")).count();
		return deepen(new SelectionShape((int) read, 0, ""), fields, new ArrayList<>());
	}

	private static SelectionShape deepen(SelectionShape shape, List<ExecutableNormalizedField> siblings,
			List<String> path) {
		SelectionShape most = shape;
		Map<String, Set<String>> keys = new HashMap<>();
		for (ExecutableNormalizedField field : siblings) {
			Set<String> aliases = keys.computeIfAbsent(field.getName(), (name) -> new HashSet<>(2));
			aliases.add(field.getResultKey());
			if (aliases.size() > most.aliases) {
				path.add(field.getName());
				most = new SelectionShape(shape.rootFields, aliases.size(), String.join(".", path));
				path.removeLast();
			}
		}
		for (ExecutableNormalizedField field : siblings) {
			if (!field.getChildren().isEmpty()) {
				path.add(field.getResultKey());
				most = deepen(most, field.getChildren(), path);
				path.removeLast();
			}
		}
		return most;
	}

	/** Returns whether the shape is within the limits. */
	public boolean fits(Operation operation, OperationLimits limits) {
		return this.rootFields <= maxRootFields(operation, limits) && this.aliases <= limits.maxAliases();
	}

	/**
	 * Compares the shape with the limits.
	 * @throws OperationTooLargeException if the shape exceeds a limit
	 */
	public void check(Operation operation, OperationLimits limits) {
		if (operation == Operation.MUTATION && this.rootFields > 1) {
			throw OperationTooLargeException
				.of("The operation is too large: it has %d root fields, and a mutation may have only one. Send each root field in a request of its own."
					.formatted(this.rootFields));
		}
		if (this.rootFields > limits.maxRootFields()) {
			throw OperationTooLargeException.of("it has", this.rootFields, "root fields", limits.maxRootFields(),
					"max-root-fields", "Use several operations.");
		}
		if (this.aliases > limits.maxAliases()) {
			throw OperationTooLargeException.of("it has", this.aliases, "aliases of the field '" + this.aliased + "'",
					limits.maxAliases(), "max-aliases", "Use fewer aliases, or several operations.");
		}
	}

	private static int maxRootFields(Operation operation, OperationLimits limits) {
		return (operation == Operation.MUTATION) ? 1 : limits.maxRootFields();
	}

}
