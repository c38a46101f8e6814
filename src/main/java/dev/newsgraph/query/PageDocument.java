package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import dev.newsgraph.query.plan.SelectedField;

/**
 * The document that reads one page of a connection of an operation. It selects the rows
 * as the operation does, the end of the page, and nothing else. Page size and cursor are
 * variables, so all pages have the same document.
 */
final class PageDocument {

	/** The prefix of the names that the document adds. */
	static final String PREFIX = "export__";

	/** The response name of the end of the page. */
	static final String PAGE = PREFIX + "page";

	/** The response name of the ID of an object in a list. */
	static final String ID = PREFIX + "id";

	private static final Set<String> PAGE_ARGUMENTS = Set.of("first", "last", "after");

	private final GraphQLSchema schema;

	private final SelectedConnection connection;

	private final OperationDefinition operation;

	private final Set<String> variables = new LinkedHashSet<>();

	private final StringBuilder selection = new StringBuilder();

	private final String first;

	private final String after;

	private PageDocument(GraphQLSchema schema, OperationDefinition operation, SelectedConnection connection) {
		this.schema = schema;
		this.connection = connection;
		this.operation = operation;
		this.first = unused(PREFIX + "first");
		this.after = unused(PREFIX + "after");
	}

	/**
	 * Creates the document.
	 * @param schema schema of the operation
	 * @param operation operation that selects the connection
	 * @param connection connection to read
	 */
	static PageDocument of(GraphQLSchema schema, OperationDefinition operation, SelectedConnection connection) {
		PageDocument document = new PageDocument(schema, operation, connection);
		document.path(0);
		return document;
	}

	/** Returns the name of the variable that holds the page size. */
	String first() {
		return this.first;
	}

	/** Returns the name of the variable that holds the cursor. */
	String after() {
		return this.after;
	}

	/** Returns the names of the variables of the operation that the document uses. */
	Set<String> variables() {
		return Set.copyOf(this.variables);
	}

	/** Returns the text of the document, which has one operation. */
	String text() {
		List<String> definitions = new ArrayList<>();
		for (VariableDefinition variable : this.operation.getVariableDefinitions()) {
			if (this.variables.contains(variable.getName())) {
				definitions.add(AstPrinter.printAstCompact(variable));
			}
		}
		definitions.add("$%s: Int".formatted(this.first));
		definitions.add("$%s: String".formatted(this.after));
		String name = (this.operation.getName() != null) ? " " + this.operation.getName() : "";
		return "query%s(%s) {%s }".formatted(name, String.join(", ", definitions), this.selection);
	}

	private void path(int depth) {
		SelectedField field = this.connection.path().get(depth);
		boolean last = field == this.connection.field();
		head(field, last);
		this.selection.append(" {");
		if (last) {
			SelectedField rows = this.connection.rows();
			this.selection.append(' ').append(rows.name());
			children(rows, false);
			this.selection.append(' ').append(PAGE).append(": pageInfo { hasNextPage endCursor }");
		}
		else {
			SelectedField next = this.connection.path().get(depth + 1);
			boolean narrowed = !(fieldType(field) instanceof GraphQLObjectType);
			if (narrowed) {
				this.selection.append(" ... on ").append(next.typeNames().iterator().next()).append(" {");
			}
			path(depth + 1);
			this.selection.append(narrowed ? " }" : "");
		}
		this.selection.append(" }");
	}

	private void head(SelectedField field, boolean page) {
		this.selection.append(' ');
		if (!field.resultKey().equals(field.name())) {
			this.selection.append(field.resultKey()).append(": ");
		}
		this.selection.append(field.name());
		List<String> arguments = new ArrayList<>();
		for (Argument argument : field.writtenArguments()) {
			if (!page || !PAGE_ARGUMENTS.contains(argument.getName())) {
				note(argument);
				arguments.add(AstPrinter.printAstCompact(argument));
			}
		}
		if (page) {
			arguments.add("first: $" + this.first);
			arguments.add("after: $" + this.after);
		}
		if (!arguments.isEmpty()) {
			this.selection.append('(').append(String.join(", ", arguments)).append(')');
		}
	}

	private void note(Node<?> node) {
		if (node instanceof VariableReference variable) {
			this.variables.add(variable.getName());
		}
		node.getChildren().forEach(this::note);
	}

	/**
	 * Writes the selection of an object.
	 * @param listed whether the object is in a list of a row, and needs an ID for its
	 * name
	 */
	private void children(SelectedField parent, boolean listed) {
		if (parent.children().isEmpty()) {
			return;
		}
		this.selection.append(" {");
		if (fieldType(parent) instanceof GraphQLObjectType type) {
			fields(type, parent.children(), listed);
		}
		else {
			for (Map.Entry<String, List<SelectedField>> entry : byType(parent.children()).entrySet()) {
				this.selection.append(" ... on ").append(entry.getKey()).append(" {");
				fields(this.schema.getObjectType(entry.getKey()), entry.getValue(), listed);
				this.selection.append(" }");
			}
		}
		this.selection.append(" }");
	}

	private void fields(GraphQLObjectType type, List<SelectedField> fields, boolean listed) {
		for (SelectedField field : fields) {
			head(field, false);
			if (!field.isMeta()) {
				children(field, listed || GraphQLTypeUtil
					.isList(GraphQLTypeUtil.unwrapNonNull(SelectedConnection.type(field, this.schema))));
			}
		}
		if (listed && type.getFieldDefinition("id") != null && type.getField("id").getArguments().isEmpty()) {
			this.selection.append(' ').append(ID).append(": id");
		}
	}

	private static Map<String, List<SelectedField>> byType(List<SelectedField> fields) {
		Set<String> types = fields.stream()
			.flatMap((field) -> field.typeNames().stream().sorted())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Map<String, List<SelectedField>> byType = new LinkedHashMap<>();
		for (String type : types) {
			byType.put(type, fields.stream().filter((field) -> field.typeNames().contains(type)).toList());
		}
		return byType;
	}

	private GraphQLNamedOutputType fieldType(SelectedField field) {
		return (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(SelectedConnection.type(field, this.schema));
	}

	private String unused(String name) {
		String unused = name;
		while (isDefined(unused)) {
			unused += "_";
		}
		return unused;
	}

	private boolean isDefined(String name) {
		return this.operation.getVariableDefinitions().stream().anyMatch((variable) -> variable.getName().equals(name));
	}

}
