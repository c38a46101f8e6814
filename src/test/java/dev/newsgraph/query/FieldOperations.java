package dev.newsgraph.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operation for each field of the schema, which selects little else: the shortest way
 * from a root type to the field.
 */
final class FieldOperations {

	private final GraphQLSchema schema;

	private FieldOperations(GraphQLSchema schema) {
		this.schema = schema;
	}

	/** Returns the operations of all fields of all types. */
	static List<FieldOperation> of(GraphQLSchema schema) {
		return new FieldOperations(schema).all();
	}

	private List<FieldOperation> all() {
		Map<String, List<Step>> ways = ways();
		List<FieldOperation> operations = new ArrayList<>();
		for (GraphQLObjectType type : types()) {
			List<Step> way = ways.get(type.getName());
			assertThat(way).as("the way to %s", type.getName()).isNotNull();
			for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
				List<Step> steps = new ArrayList<>(way);
				steps.add(new Step(operation(type), type.getName(), field));
				operations.add(new FieldOperation(type.getName(), field.getName(), steps.getFirst().operation(),
						text(steps), selection(field)));
			}
		}
		return operations;
	}

	private List<GraphQLObjectType> types() {
		return this.schema.getAllTypesAsList()
			.stream()
			.filter(GraphQLObjectType.class::isInstance)
			.map(GraphQLObjectType.class::cast)
			.filter((type) -> !type.getName().startsWith("__"))
			.toList();
	}

	private String operation(GraphQLObjectType type) {
		return (type == this.schema.getMutationType()) ? "mutation"
				: (type == this.schema.getSubscriptionType()) ? "subscription" : "query";
	}

	/** Returns the shortest selection that reaches each type, from any root type. */
	private Map<String, List<Step>> ways() {
		Map<String, List<Step>> ways = new LinkedHashMap<>();
		Deque<GraphQLObjectType> reached = new ArrayDeque<>();
		for (GraphQLObjectType root : Arrays.asList(this.schema.getQueryType(), this.schema.getMutationType(),
				this.schema.getSubscriptionType())) {
			ways.put(root.getName(), List.of());
			reached.add(root);
		}
		while (!reached.isEmpty()) {
			GraphQLObjectType type = reached.removeFirst();
			for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
				for (GraphQLObjectType next : objects(field)) {
					if (!ways.containsKey(next.getName())) {
						List<Step> way = new ArrayList<>(ways.get(type.getName()));
						way.add(new Step(operation(type), type.getName(), field));
						ways.put(next.getName(), way);
						reached.add(next);
					}
				}
			}
		}
		return ways;
	}

	// An object by its id is a way of its own, which the tests of the check cover.
	private List<GraphQLObjectType> objects(GraphQLFieldDefinition field) {
		GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
		if (type.getName().equals("Node")) {
			return List.of();
		}
		return (type instanceof GraphQLObjectType object) ? List.of(object)
				: (this.schema.getType(type.getName()) instanceof graphql.schema.GraphQLInterfaceType several)
						? this.schema.getImplementations(several) : List.of();
	}

	private static String text(List<Step> steps) {
		StringBuilder text = new StringBuilder(steps.getFirst().operation());
		for (Step step : steps.subList(0, steps.size() - 1)) {
			text.append(" { ... on ").append(step.type()).append(" { ").append(call(step.field()));
		}
		text.append(" { ... on ")
			.append(steps.getLast().type())
			.append(" { ")
			.append(selection(steps.getLast().field()));
		return text.append(" } }".repeat(steps.size())).toString();
	}

	private static String selection(GraphQLFieldDefinition field) {
		GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
		return call(field) + ((type instanceof GraphQLNamedInputType) ? "" : " { __typename }");
	}

	private static String call(GraphQLFieldDefinition field) {
		String arguments = field.getArguments()
			.stream()
			.filter((argument) -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
			.map((argument) -> argument.getName() + ": " + value(argument))
			.collect(Collectors.joining(", "));
		return field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
	}

	private static String value(GraphQLArgument argument) {
		String name = argument.getName();
		return value(argument.getType(), name.equals("to") ? "https://example.org/b" : "https://example.org/a");
	}

	private static String value(GraphQLInputType type, String text) {
		GraphQLType required = GraphQLTypeUtil.unwrapNonNull(type);
		if (GraphQLTypeUtil.isList(required)) {
			return "[]";
		}
		return switch ((GraphQLNamedInputType) required) {
			case GraphQLEnumType options -> options.getValues().getFirst().getName();
			case GraphQLInputObjectType object -> object.getFields()
				.stream()
				.filter((field) -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
				.map((field) -> field.getName() + ": " + value(field.getType(), text))
				.collect(Collectors.joining(", ", "{", "}"));
			case GraphQLNamedInputType scalar when scalar.getName().equals("Int") -> "1";
			default -> "\"" + text + "\"";
		};
	}

	/**
	 * A selected field.
	 *
	 * @param operation kind of the operation
	 * @param type type that has the field
	 */
	private record Step(String operation, String type, GraphQLFieldDefinition field) {
	}

	/**
	 * An operation that selects a field.
	 *
	 * @param type type that has the field
	 * @param kind {@code query}, {@code mutation} or {@code subscription}
	 * @param selection the field within a selection of its type
	 */
	record FieldOperation(String type, String field, String kind, String text, String selection) {
	}

}
