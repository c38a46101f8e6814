package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Node;
import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/**
 * A selected field of an operation with fragments expanded. It contains only what the
 * document determines, so one instance serves all requests that send the same document.
 */
public final class SelectedField {

	private final String name;

	private final String resultKey;

	private final String key;

	private final Set<String> typeNames;

	private final List<GraphQLArgument> argumentDefinitions;

	private final List<Argument> writtenArguments;

	private final @Nullable FieldArguments constantArguments;

	private final List<SelectedField> children;

	private SelectedField(ExecutableNormalizedField field, String key, GraphQLSchema schema,
			List<SelectedField> children) {
		this.name = field.getName();
		this.resultKey = field.getResultKey();
		this.key = key;
		this.typeNames = Set.copyOf(field.getObjectTypeNames());
		this.argumentDefinitions = field.getFieldDefinitions(schema).getFirst().getArguments();
		this.writtenArguments = List.copyOf(field.getAstArguments());
		this.children = children;
		this.constantArguments = this.writtenArguments.stream().anyMatch(SelectedField::hasVariable) ? null
				: resolve(CoercedVariables.emptyVariables());
	}

	/**
	 * Returns the selected root fields of a normalized operation.
	 * @param fields normalized root fields
	 * @param schema schema of the operation
	 * @param mapped tests whether a type has rows of its own, unlike types such as edges
	 * that are parts of other types
	 */
	public static List<SelectedField> of(List<ExecutableNormalizedField> fields, GraphQLSchema schema,
			Predicate<String> mapped) {
		return children(fields, schema, mapped, "");
	}

	private static List<SelectedField> children(List<ExecutableNormalizedField> fields, GraphQLSchema schema,
			Predicate<String> mapped, String part) {
		List<SelectedField> selected = new ArrayList<>(fields.size());
		for (ExecutableNormalizedField field : fields) {
			boolean repeated = RowKeys.isRepeated(field, fields);
			String key = part.isEmpty()
					? (repeated ? RowKeys.key(field.getName(), field.getResultKey()) : field.getName())
					: RowKeys.key(field.getName(), field.getResultKey(), part);
			boolean ofPart = RowKeys.isShared(field.getName()) && field.getObjectTypeNames().stream().noneMatch(mapped);
			String parts = !ofPart || (!repeated && part.isEmpty()) ? ""
					: part.isEmpty() ? field.getResultKey() : part + "/" + field.getResultKey();
			selected.add(new SelectedField(field, key, schema, children(field.getChildren(), schema, mapped, parts)));
		}
		return List.copyOf(selected);
	}

	/** Returns the name of the field. */
	public String name() {
		return this.name;
	}

	/** Returns the key of the field in the response: its alias or its name. */
	public String resultKey() {
		return this.resultKey;
	}

	/** Returns the key of the value in the row. */
	String key() {
		return this.key;
	}

	/** Returns the names of the object types that the field is selected on. */
	public Set<String> typeNames() {
		return this.typeNames;
	}

	/** Returns the fields that are selected below this field. */
	public List<SelectedField> children() {
		return this.children;
	}

	/** Returns the arguments as they are written in the document. */
	public List<Argument> writtenArguments() {
		return this.writtenArguments;
	}

	/** Returns whether the schema gives the field an argument of this name. */
	boolean hasArgument(String argument) {
		return this.argumentDefinitions.stream().anyMatch((one) -> one.getName().equals(argument));
	}

	/**
	 * Returns whether the field is not read from the graph: a meta field such as
	 * {@code __typename}, or the one with the SDL of a subgraph.
	 */
	public boolean isMeta() {
		return this.name.startsWith("__") || this.name.equals("_service");
	}

	/**
	 * Returns the arguments of the field. They are coerced anew by each call if they
	 * contain a variable.
	 * @throws InvalidArgumentException if a text in a variable is not valid Unicode; the
	 * parser rejects such a literal
	 */
	FieldArguments arguments(CoercedVariables variables) {
		return (this.constantArguments != null) ? this.constantArguments : resolve(variables).checked();
	}

	/**
	 * Returns the values of the arguments by their names, with the values of variables.
	 * @throws InvalidArgumentException if a text in a variable is not valid Unicode
	 */
	public Map<String, Object> argumentValues(CoercedVariables variables) {
		return arguments(variables).values();
	}

	private FieldArguments resolve(CoercedVariables variables) {
		Map<String, Object> values = this.argumentDefinitions.isEmpty() ? Map.of()
				: ValuesResolver.getArgumentValues(this.argumentDefinitions, this.writtenArguments, variables,
						GraphQLContext.getDefault(), Locale.ENGLISH);
		return new FieldArguments(this, values);
	}

	private static boolean hasVariable(Node<?> node) {
		return node instanceof VariableReference || node.getChildren().stream().anyMatch(SelectedField::hasVariable);
	}

}
