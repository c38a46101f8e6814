package dev.newsgraph.query.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.GraphQLError;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.visibility.GraphqlFieldVisibility;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.errors.DocumentPlaces.Place;
import dev.newsgraph.query.plan.ShortText;
import dev.newsgraph.schema.ClientDirectives;

/** Messages for the errors that the validation of a document finds. */
final class ValidationMessages {

	private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

	private final GraphQLSchema schema;

	private final Document document;

	private final DocumentPlaces places;

	private final Suggestions suggestions;

	private final LiteralMessages literals;

	ValidationMessages(GraphQLSchema schema, Document document, Suggestions suggestions) {
		this.schema = schema;
		this.document = document;
		this.places = DocumentPlaces.of(schema, document);
		this.suggestions = suggestions;
		this.literals = new LiteralMessages(schema, suggestions);
	}

	/** Returns the error for the client. */
	ClientError of(ValidationError error) {
		SourceLocation location = error.getLocations().isEmpty() ? SourceLocation.EMPTY
				: error.getLocations().getFirst();
		if (!(error.getValidationErrorType() instanceof ValidationErrorType type)) {
			return ClientError.of(error);
		}
		return switch (type) {
			case WrongType -> this.literals.argument(error, find(Argument.class, location));
			case BadValueForDefaultArg -> this.literals.defaultValue(error, find(VariableDefinition.class, location));
			default -> {
				String message = message(type, error, location);
				yield (message != null) ? ClientError.of(error, message) : ClientError.of(error);
			}
		};
	}

	private @Nullable String message(ValidationErrorType type, GraphQLError error, SourceLocation location) {
		return switch (type) {
			case FieldUndefined -> unknownField(find(Field.class, location));
			case UnknownArgument -> unknownArgument(find(Argument.class, location));
			case UnknownDirective -> unknownDirective(location);
			case MisplacedDirective -> misplacedDirective(find(Directive.class, location));
			case UnknownType -> unknownType(find(TypeName.class, location));
			case UndefinedFragment -> (find(FragmentSpread.class, location) instanceof Place place)
					? unknownFragment((FragmentSpread) place.node()) : null;
			case UndefinedVariable -> (find(VariableReference.class, location) instanceof Place place)
					? unknownVariable((VariableReference) place.node()) : null;
			case MissingFieldArgument, NullValueForNonNullArgument,
					MissingDirectiveArgument ->
				missingArgument(quoted(error).getFirst(),
						find((type == ValidationErrorType.MissingDirectiveArgument) ? Directive.class : Field.class,
								location));
			case SubselectionRequired, SubselectionNotAllowed -> selection(find(Field.class, location), type);
			case InlineFragmentTypeConditionInvalid, FragmentTypeConditionInvalid ->
				"A fragment needs an object type or an interface%s.".formatted(condition(location));
			default -> ValidationSentences.of(type, error.getMessage(), quoted(error));
		};
	}

	private @Nullable Place find(Class<? extends Node<?>> type, SourceLocation location) {
		return this.places.find(type, location);
	}

	/** Returns the names in a message of graphql-java. */
	private static List<String> quoted(GraphQLError error) {
		List<String> names = new ArrayList<>();
		Matcher matcher = QUOTED.matcher(error.getMessage());
		while (matcher.find()) {
			names.add(ShortText.of(matcher.group(1)));
		}
		return names.isEmpty() ? List.of("") : names;
	}

	private @Nullable String unknownField(@Nullable Place place) {
		if (place == null || !(place.node() instanceof Field field)
				|| !(place.type() instanceof GraphQLCompositeType parent)) {
			return null;
		}
		GraphqlFieldVisibility visibility = this.schema.getCodeRegistry().getFieldVisibility();
		List<String> fragments = (parent instanceof GraphQLInterfaceType type) ? this.schema.getImplementations(type)
			.stream()
			.filter((one) -> visibility.getFieldDefinition(one, field.getName()) != null)
			.map((one) -> "... on " + one.getName() + " { " + field.getName() + " }")
			.toList() : List.of();
		List<String> names = new ArrayList<>(List.of("__typename"));
		if (parent instanceof GraphQLFieldsContainer container) {
			visibility.getFieldDefinitions(container).forEach((known) -> names.add(known.getName()));
		}
		String question = fragments.isEmpty() ? this.suggestions.question(field.getName(), names)
				: this.suggestions.question(fragments);
		return "Unknown field `%s` on `%s`.%s".formatted(ShortText.of(field.getName()), parent.getName(), question);
	}

	private @Nullable String unknownArgument(@Nullable Place place) {
		if (place != null && place.definition() == null && place.parent() instanceof Directive unknown) {
			return "The argument belongs to the unknown directive `@%s`.".formatted(ShortText.of(unknown.getName()));
		}
		if (place == null || place.definition() == null || !(place.node() instanceof Argument argument)) {
			return null;
		}
		String owner = (place.definition() instanceof GraphQLDirective directive)
				? "directive `@" + directive.getName() + "`"
				: "field `%s%s`"
					.formatted((place.parent() instanceof Field && parentType(place) instanceof GraphQLNamedType parent)
							? parent.getName() + "." : "", place.definition().getName());
		return "Unknown argument `%s` on %s.%s".formatted(ShortText.of(argument.getName()), owner,
				this.suggestions.question(argument.getName(), arguments(place.definition())));
	}

	/** Returns the type that has the field of an argument. */
	private @Nullable GraphQLType parentType(Place argument) {
		Place field = find(Field.class, argument.parent().getSourceLocation());
		return (field != null) ? field.type() : null;
	}

	private static List<String> arguments(GraphQLNamedSchemaElement owner) {
		List<GraphQLArgument> arguments = switch (owner) {
			case GraphQLFieldDefinition field -> field.getArguments();
			case GraphQLDirective directive -> directive.getArguments();
			default -> List.of();
		};
		return arguments.stream().map(GraphQLArgument::getName).toList();
	}

	private @Nullable String unknownDirective(SourceLocation location) {
		if (find(Directive.class, location) instanceof Place place && place.node() instanceof Directive directive) {
			List<String> names = ClientDirectives.of(this.schema)
				.stream()
				.filter((known) -> known.validLocations().stream().anyMatch(ValidationMessages::isExecutable))
				.map(GraphQLDirective::getName)
				.toList();
			return "Unknown directive `@%s`.%s".formatted(ShortText.of(directive.getName()),
					this.suggestions.question(directive.getName(), names, "@"));
		}
		return unknownArgument(find(Argument.class, location));
	}

	private static boolean isExecutable(DirectiveLocation location) {
		return switch (location) {
			case QUERY, MUTATION, SUBSCRIPTION, FIELD, FRAGMENT_DEFINITION, FRAGMENT_SPREAD, INLINE_FRAGMENT,
					VARIABLE_DEFINITION ->
				true;
			default -> false;
		};
	}

	private static @Nullable String misplacedDirective(@Nullable Place place) {
		if (place == null || !(place.definition() instanceof GraphQLDirective directive)) {
			return null;
		}
		List<String> allowed = directive.validLocations()
			.stream()
			.filter(ValidationMessages::isExecutable)
			.map((location) -> "`" + location.name() + "`")
			.toList();
		return "Directive `@%s` cannot be used on %s. %s".formatted(directive.getName(),
				ValidationSentences.place(place.parent()), allowed.isEmpty() ? "It is for schemas. Remove it."
						: "Its places are " + String.join(", ", allowed) + ".");
	}

	private @Nullable String unknownType(@Nullable Place place) {
		if (place == null || !(place.node() instanceof TypeName name)) {
			return null;
		}
		boolean input = place.parent() instanceof VariableDefinition;
		List<String> names = this.schema.getAllTypesAsList()
			.stream()
			.filter((type) -> input ? type instanceof GraphQLInputType : type instanceof GraphQLCompositeType)
			.map(GraphQLNamedType::getName)
			.filter((known) -> !known.startsWith("__"))
			.toList();
		return "Unknown type `%s`.%s".formatted(ShortText.of(name.getName()),
				this.suggestions.question(name.getName(), names));
	}

	private String unknownFragment(FragmentSpread spread) {
		return "Unknown fragment `%s`.%s".formatted(ShortText.of(spread.getName()),
				this.suggestions.question(spread.getName(),
						this.document.getDefinitionsOfType(FragmentDefinition.class)
							.stream()
							.map(FragmentDefinition::getName)
							.toList()));
	}

	private String unknownVariable(VariableReference variable) {
		List<String> names = this.document.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.flatMap((operation) -> operation.getVariableDefinitions().stream())
			.map(VariableDefinition::getName)
			.toList();
		return "Unknown variable `$%s`. The operation must declare it.%s".formatted(ShortText.of(variable.getName()),
				this.suggestions.question(variable.getName(), names, "$"));
	}

	private static @Nullable String missingArgument(String name, @Nullable Place place) {
		GraphQLArgument argument = switch ((place != null) ? place.definition() : null) {
			case GraphQLFieldDefinition field -> field.getArgument(name);
			case GraphQLDirective directive -> directive.getArgument(name);
			case null, default -> null;
		};
		return (argument == null || place == null || place.definition() == null) ? null
				: "%s `%s%s` needs a value for the argument `%s` of the type `%s`.".formatted(
						(place.node() instanceof Directive) ? "Directive" : "Field",
						(place.node() instanceof Directive) ? "@" : "", place.definition().getName(), name,
						GraphQLTypeUtil.simplePrint(argument.getType()));
	}

	private static @Nullable String selection(@Nullable Place place, ValidationErrorType type) {
		if (place == null || !(place.definition() instanceof GraphQLFieldDefinition field)) {
			return null;
		}
		String printed = GraphQLTypeUtil.simplePrint(field.getType());
		return (type == ValidationErrorType.SubselectionRequired)
				? "Field `%s` of the type `%s` needs a selection of fields, such as `%s { __typename }`."
					.formatted(field.getName(), printed, field.getName())
				: "Field `%s` of the type `%s` has no fields. Remove the selection.".formatted(field.getName(),
						printed);
	}

	private String condition(SourceLocation location) {
		TypeName name = null;
		if (find(InlineFragment.class, location) instanceof Place place
				&& place.node() instanceof InlineFragment fragment) {
			name = fragment.getTypeCondition();
		}
		else if (find(FragmentDefinition.class, location) instanceof Place place
				&& place.node() instanceof FragmentDefinition fragment) {
			name = fragment.getTypeCondition();
		}
		return (name != null) ? ", and `%s` is neither".formatted(name.getName()) : "";
	}

}
