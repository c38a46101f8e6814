package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.normalized.ExecutableNormalizedOperationFactory.Options;
import graphql.schema.GraphQLSchema;

import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.limits.IntrospectionCheck;
import dev.newsgraph.query.limits.OperationLimits;
import dev.newsgraph.query.limits.SelectionShape;
import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.schema.GraphModel;

/**
 * Caches the normalized selection of each operation, with fragments expanded. The key is
 * the parsed operation and the values of the variables that {@code @include} and
 * {@code @skip} use, because nothing else in a request changes the selection.
 */
public final class NormalizedOperationCache {

	// Measured: a field takes about 700 bytes, with the nodes of the document it refers
	// to.
	private static final int BYTES_PER_FIELD = 1000;

	private static final int BYTES_PER_ENTRY = 1000;

	private static final Set<String> CONDITIONS = Set.of("include", "skip");

	private final GraphModel model;

	private final OperationLimits limits;

	private final Options options;

	private final Cache<OperationDefinition, Set<String>> conditions;

	private final Cache<Selection, NormalizedOperation> selections;

	/**
	 * Creates a cache.
	 * @param model model of the schema
	 * @param limits limits that apply
	 * @param bytes memory that the selections may take, as estimated
	 */
	NormalizedOperationCache(GraphModel model, OperationLimits limits, long bytes) {
		this.model = model;
		this.limits = limits;
		this.options = Options.defaultOptions()
			.maxChildrenDepth(limits.maxDepth())
			.maxFieldsCount(limits.maxSelections());
		// An entry does not outlive its document.
		this.conditions = Caffeine.newBuilder().weakKeys().build();
		this.selections = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((Selection selection, NormalizedOperation normalized) -> normalized.weight())
			.build();
	}

	/**
	 * Returns the selection of an operation. A selection whose shape exceeds a limit is
	 * not kept.
	 * @param size size of the document
	 * @throws OperationTooLargeException if the operation exceeds the maximum depth or
	 * number of fields, or repeats fields of the introspection
	 */
	NormalizedOperation get(GraphQLSchema schema, OperationDefinition operation,
			Map<String, FragmentDefinition> fragments, CoercedVariables variables, DocumentSize size) {
		Selection key = selection(operation, fragments, variables);
		NormalizedOperation normalized = this.selections.getIfPresent(key);
		if (normalized == null) {
			normalized = normalized(schema, operation, fragments, variables, size);
			if (normalized.shape().fits(operation.getOperation(), this.limits)) {
				this.selections.put(key, normalized);
			}
		}
		return normalized;
	}

	/** Removes the selection of an operation that is refused. */
	void discard(OperationDefinition operation, Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
		this.selections.invalidate(selection(operation, fragments, variables));
	}

	/** Returns the memory that the selections take, as estimated. */
	long weight() {
		return CacheWeight.of(this.selections);
	}

	private Selection selection(OperationDefinition operation, Map<String, FragmentDefinition> fragments,
			CoercedVariables variables) {
		List<String> values = new ArrayList<>();
		for (String name : this.conditions.get(operation, (key) -> conditions(key, fragments.values()))) {
			values.add(String.valueOf(variables.get(name)));
		}
		return new Selection(operation, values);
	}

	private NormalizedOperation normalized(GraphQLSchema schema, OperationDefinition operation,
			Map<String, FragmentDefinition> fragments, CoercedVariables variables, DocumentSize size) {
		ExecutableNormalizedOperation normalized;
		try {
			normalized = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(schema, operation,
					fragments, variables, this.options);
		}
		catch (AbortExecutionException ex) {
			// A field that is selected on several types counts once for each type.
			throw OperationTooLargeException.of("it selects more than", this.limits.maxSelections(),
					"fields when each is counted for each type", this.limits.maxSelections(), "max-selections",
					"Select fewer fields, or use several operations.");
		}
		IntrospectionCheck.check(normalized);
		SelectionShape shape = SelectionShape.of(normalized.getTopLevelFields());
		List<SelectedField> fields = shape.fits(operation.getOperation(), this.limits)
				? SelectedField.of(normalized.getTopLevelFields(), schema, this.model.types()::containsKey) : List.of();
		return new NormalizedOperation(fields, shape,
				BYTES_PER_ENTRY + 2 * size.characters() + BYTES_PER_FIELD * normalized.getOperationFieldCount());
	}

	/** Returns the names of the variables that the selection depends on, sorted. */
	public static Set<String> conditions(OperationDefinition operation, Collection<FragmentDefinition> fragments) {
		Set<String> names = new TreeSet<>();
		collect(operation, names);
		fragments.forEach((fragment) -> collect(fragment, names));
		return names;
	}

	private static void collect(Node<?> node, Set<String> names) {
		if (node instanceof Directive directive && CONDITIONS.contains(directive.getName())) {
			for (Argument argument : directive.getArguments()) {
				if (argument.getValue() instanceof VariableReference variable) {
					names.add(variable.getName());
				}
			}
		}
		node.getChildren().forEach((child) -> collect(child, names));
	}

	// The parser creates each node once, so equal operations are the same instance.
	private record Selection(OperationDefinition operation, List<String> conditions) {
	}

}
