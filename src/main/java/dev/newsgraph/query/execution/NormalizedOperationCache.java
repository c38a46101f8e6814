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
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.normalized.ExecutableNormalizedOperationFactory.Options;
import graphql.schema.GraphQLSchema;

import dev.newsgraph.query.plan.OperationTooLargeException;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.schema.GraphModel;

/**
 * Caches the normalized selection of each operation, with fragments expanded. The key is
 * the parsed operation and the values of the variables that {@code @include} and
 * {@code @skip} use, because nothing else in a request changes the selection.
 */
final class NormalizedOperationCache {

	private static final Set<String> CONDITIONS = Set.of("include", "skip");

	private final GraphModel model;

	private final QueryLimits limits;

	private final Options options;

	private final Cache<OperationDefinition, Set<String>> conditions;

	private final Cache<Selection, List<SelectedField>> selections;

	NormalizedOperationCache(GraphModel model, QueryLimits limits, int size) {
		this.model = model;
		this.limits = limits;
		this.options = Options.defaultOptions().maxChildrenDepth(limits.maxDepth()).maxFieldsCount(limits.maxFields());
		this.conditions = Caffeine.newBuilder().maximumSize(size).build();
		this.selections = Caffeine.newBuilder().maximumSize(size).build();
	}

	/**
	 * Returns the selected root fields of an operation.
	 * @throws OperationTooLargeException if the operation exceeds the maximum depth or
	 * number of fields
	 */
	List<SelectedField> rootFields(GraphQLSchema schema, OperationDefinition operation,
			Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
		List<String> values = new ArrayList<>();
		for (String name : this.conditions.get(operation, (key) -> conditions(key, fragments.values()))) {
			values.add(String.valueOf(variables.get(name)));
		}
		return this.selections.get(new Selection(operation, values),
				(key) -> normalized(schema, operation, fragments, variables));
	}

	// The limits of graphql-java on documents do not count expanded fragments.
	private List<SelectedField> normalized(GraphQLSchema schema, OperationDefinition operation,
			Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
		try {
			return SelectedField.of(ExecutableNormalizedOperationFactory
				.createExecutableNormalizedOperation(schema, operation, fragments, variables, this.options)
				.getTopLevelFields(), schema, this.model.types()::containsKey);
		}
		catch (AbortExecutionException ex) {
			throw new OperationTooLargeException(this.limits);
		}
	}

	private static Set<String> conditions(OperationDefinition operation, Collection<FragmentDefinition> fragments) {
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
