package dev.newsgraph.query.errors;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.GraphQLError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.UnknownOperationException;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.errors.GivenValue.Json;
import dev.newsgraph.query.plan.ShortText;

/**
 * Rewrites the errors that graphql-java finds in one request before it executes the
 * operation. The work is done only for a request that has such errors.
 */
public final class ClientErrors {

	private final GraphQLSchema schema;

	private final @Nullable Document document;

	private final @Nullable String operationName;

	private final Map<String, ?> variables;

	private final Suggestions suggestions;

	private @Nullable ValidationMessages validation;

	/**
	 * Creates the errors of one request.
	 * @param document document of the request, if it could be parsed
	 * @param variables variables as the client has sent them
	 * @param suggest whether messages may suggest names of the schema
	 */
	public ClientErrors(GraphQLSchema schema, @Nullable Document document, @Nullable String operationName,
			Map<String, ?> variables, boolean suggest) {
		this.schema = schema;
		this.document = document;
		this.operationName = operationName;
		this.variables = variables;
		this.suggestions = suggest ? Suggestions.NEAREST : Suggestions.NONE;
	}

	/** Returns the error for the client. */
	public ClientError of(GraphQLError error) {
		if (this.document == null) {
			return ClientError.of(error);
		}
		return switch (error) {
			case ValidationError mistake -> validation(this.document).of(mistake);
			case UnknownOperationException unknown -> ClientError.of(error, unknownOperation(this.document));
			default -> isVariable(error) ? variable(error, this.document) : ClientError.of(error);
		};
	}

	private ValidationMessages validation(Document refused) {
		if (this.validation == null) {
			this.validation = new ValidationMessages(this.schema, refused, this.suggestions);
		}
		return this.validation;
	}

	private static boolean isVariable(GraphQLError error) {
		return switch (error) {
			case CoercingParseValueException ex -> true;
			case NonNullableValueCoercedAsNullException ex -> true;
			case InputMapDefinesTooManyFieldsException ex -> true;
			case OneOfTooManyKeysException ex -> true;
			case OneOfNullValueException ex -> true;
			default -> false;
		};
	}

	private String unknownOperation(Document known) {
		List<String> names = known.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.map(OperationDefinition::getName)
			.filter((name) -> name != null)
			.toList();
		if (this.operationName == null || this.operationName.isEmpty()) {
			return "The document has several operations. Name the one to run in `operationName`: " + names.stream()
				.limit(3)
				.map((name) -> "`" + ShortText.of(name) + "`")
				.collect(Collectors.joining(", ", "", (names.size() > 3) ? ", …" : "."));
		}
		return "Unknown operation `%s`. The document has no operation with this name.%s"
			.formatted(ShortText.of(this.operationName), this.suggestions.question(this.operationName, names));
	}

	/** Finds the first variable with a mistake, in the order of the operation. */
	private ClientError variable(GraphQLError error, Document known) {
		InputCheck check = new InputCheck(this.suggestions);
		for (OperationDefinition operation : known.getDefinitionsOfType(OperationDefinition.class)) {
			if (this.operationName == null || this.operationName.isEmpty()
					|| this.operationName.equals(operation.getName())) {
				for (VariableDefinition variable : operation.getVariableDefinitions()) {
					String message = message(check, operation, variable);
					if (message != null) {
						return new ClientError(message, location(error, variable), true);
					}
				}
			}
		}
		return new ClientError(ReadableMessages.of(error.getMessage()), ClientError.locations(error), true);
	}

	private static List<SourceLocation> location(GraphQLError error, VariableDefinition variable) {
		return (variable.getSourceLocation() != null) ? List.of(variable.getSourceLocation())
				: ClientError.locations(error);
	}

	private @Nullable String message(InputCheck check, OperationDefinition operation, VariableDefinition variable) {
		GraphQLType type = DeclaredTypes.of(this.schema, variable.getType());
		String name = variable.getName();
		String owner = "Variable `$" + ShortText.of(name);
		if (type == null) {
			return null;
		}
		if (!this.variables.containsKey(name)) {
			return (GraphQLTypeUtil.isNonNull(type) && variable.getDefaultValue() == null)
					? "%s`: the request has no value for it. Pass a value of the type `%s`.%s".formatted(owner,
							GraphQLTypeUtil.simplePrint(type), misspelt(operation, name))
					: null;
		}
		InputMistake mistake = check.find(type, new Json(this.variables.get(name)));
		return (mistake != null) ? mistake.message(owner) : null;
	}

	/** Names a variable of the request that the operation does not have. */
	private String misspelt(OperationDefinition operation, String name) {
		List<String> declared = operation.getVariableDefinitions().stream().map(VariableDefinition::getName).toList();
		return this.variables.keySet()
			.stream()
			.filter((given) -> !declared.contains(given) && !this.suggestions.question(given, List.of(name)).isEmpty())
			.sorted()
			.findFirst()
			.map((given) -> " The request has `%s`; rename it.".formatted(ShortText.of(given)))
			.orElse("");
	}

}
