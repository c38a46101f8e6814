package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import graphql.execution.CoercedVariables;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.InvalidArgumentException;
import dev.newsgraph.query.plan.SelectedField;

/**
 * A connection that an operation selects once, because no list contains it.
 *
 * @param path fields from the root field to the connection
 * @param rows field of the connection that contains the rows: {@code edges} or
 * {@code nodes}
 */
record SelectedConnection(List<SelectedField> path, SelectedField rows) {

	static final String EDGES = "edges";

	private static final String NODES = "nodes";

	/**
	 * Returns all connections that an operation selects outside of lists, with their
	 * rows.
	 * @param selected root fields of the operation
	 * @param schema schema of the operation
	 */
	static List<SelectedConnection> of(List<SelectedField> selected, GraphQLSchema schema) {
		List<SelectedConnection> found = new ArrayList<>();
		selected.forEach((field) -> find(List.of(field), schema, found));
		return List.copyOf(found);
	}

	private static void find(List<SelectedField> path, GraphQLSchema schema, List<SelectedConnection> found) {
		SelectedField field = path.getLast();
		if (field.isMeta() || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type(field, schema)))) {
			return;
		}
		SelectedField rows = isConnection(field, schema) ? rows(field) : null;
		if (rows != null) {
			found.add(new SelectedConnection(path, rows));
		}
		for (SelectedField child : field.children()) {
			List<SelectedField> longer = new ArrayList<>(path);
			longer.add(child);
			find(List.copyOf(longer), schema, found);
		}
	}

	private static @Nullable SelectedField rows(SelectedField connection) {
		SelectedField rows = null;
		for (SelectedField part : connection.children()) {
			if (part.name().equals(EDGES)) {
				return part;
			}
			if (rows == null && part.name().equals(NODES)) {
				rows = part;
			}
		}
		return rows;
	}

	/** Returns whether the pages of a field can be followed by cursors. */
	private static boolean isConnection(SelectedField field, GraphQLSchema schema) {
		GraphQLFieldDefinition definition = definition(field, schema);
		return definition.getArgument("first") != null && definition.getArgument("after") != null
				&& GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType type
				&& type.getFieldDefinition(EDGES) != null && type.getFieldDefinition("pageInfo") != null;
	}

	/** Returns the type of a field that is not a meta field. */
	static GraphQLOutputType type(SelectedField field, GraphQLSchema schema) {
		return definition(field, schema).getType();
	}

	// A field that several types have has compatible types.
	private static GraphQLFieldDefinition definition(SelectedField field, GraphQLSchema schema) {
		return schema.getObjectType(field.typeNames().iterator().next()).getFieldDefinition(field.name());
	}

	/**
	 * Checks that the operation selects either the edges or the nodes.
	 * @throws ConnectionReadException if it selects both
	 */
	void requireOneKindOfRows() {
		if (field().children().stream().map(SelectedField::name).filter(Set.of(EDGES, NODES)::contains).count() > 1) {
			throw new ConnectionReadException(InvalidArgumentException.CODE,
					"%s: the rows of an export are `edges` or `nodes`, and the operation selects both; select one of them"
						.formatted(name()));
		}
	}

	/** Returns the field of the connection. */
	SelectedField field() {
		return this.path.getLast();
	}

	/** Returns the response names that lead to the connection, separated by dots. */
	String name() {
		return this.path.stream().map(SelectedField::resultKey).collect(Collectors.joining("."));
	}

	/**
	 * Returns connections by names that differ. If fragments on several types select
	 * connections of the same name, the name of each ends with its type, such as
	 * {@code node.articles@Topic}.
	 */
	static Map<String, SelectedConnection> byName(List<SelectedConnection> connections) {
		Map<String, Long> numbers = connections.stream()
			.collect(Collectors.groupingBy(SelectedConnection::name, Collectors.counting()));
		Map<String, SelectedConnection> named = new LinkedHashMap<>();
		for (SelectedConnection one : connections) {
			String name = one.name();
			named.put((Objects.requireNonNull(numbers.get(name)) > 1)
					? name + "@" + String.join("+", new TreeSet<>(one.field().typeNames())) : name, one);
		}
		return named;
	}

	/**
	 * Returns the number of rows of the page that the operation requests.
	 * @param otherwise the number if it requests none
	 */
	int size(CoercedVariables variables, int otherwise) {
		return (field().argumentValues(variables).get("first") instanceof Integer first) ? first : otherwise;
	}

	/**
	 * Returns the names of the fields in {@code orderBy} in lower case, such as
	 * {@code relatedcount} for {@code RELATED_COUNT}.
	 */
	List<String> orderedBy(CoercedVariables variables) {
		List<String> names = new ArrayList<>();
		if (field().argumentValues(variables).get("orderBy") instanceof List<?> terms) {
			for (Object term : terms) {
				if (term instanceof Map<?, ?> map && map.get("field") != null) {
					names.add(String.valueOf(map.get("field")).replace("_", "").toLowerCase(Locale.ROOT));
				}
			}
		}
		return names;
	}

	/**
	 * Returns the cursor after which the operation starts, or null for the first row.
	 * @throws ConnectionReadException if the operation reads the connection backwards
	 */
	@Nullable String start(CoercedVariables variables) {
		Map<String, Object> arguments = field().argumentValues(variables);
		if (arguments.get("last") != null) {
			throw new ConnectionReadException(InvalidArgumentException.CODE,
					"%s(last): all rows are read forwards; leave 'last' out".formatted(field().name()));
		}
		Object after = arguments.get("after");
		return (after != null) ? after.toString() : null;
	}

}
