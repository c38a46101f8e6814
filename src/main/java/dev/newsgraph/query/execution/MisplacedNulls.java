package dev.newsgraph.query.execution;

import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.ExecutionContext;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Finds the argument in which a variable is null although its type does not allow null.
 * Validation accepts such a variable if the place has a default value, and the exceptions
 * of graphql-java do not name the place.
 */
final class MisplacedNulls {

	private final ExecutionContext context;

	private final Set<String> fragments = new HashSet<>();

	/**
	 * Lists and objects without a misplaced null, with the types they were checked for.
	 * Many arguments can use one variable.
	 */
	private final Map<Object, Set<GraphQLType>> checked = new IdentityHashMap<>();

	private MisplacedNulls(ExecutionContext context) {
		this.context = context;
	}

	/**
	 * Returns the error for the first such argument, or {@code null} if there is none.
	 */
	static @Nullable GraphQLError find(ExecutionContext context) {
		GraphQLType root = switch (context.getOperationDefinition().getOperation()) {
			case QUERY -> context.getGraphQLSchema().getQueryType();
			case MUTATION -> context.getGraphQLSchema().getMutationType();
			case SUBSCRIPTION -> context.getGraphQLSchema().getSubscriptionType();
		};
		return new MisplacedNulls(context).find(root, context.getOperationDefinition().getSelectionSet());
	}

	private @Nullable GraphQLError find(@Nullable GraphQLType type, @Nullable SelectionSet selected) {
		if (selected == null) {
			return null;
		}
		for (Selection<?> selection : selected.getSelections()) {
			GraphQLError error = switch (selection) {
				case Field field -> inField(type, field);
				case InlineFragment fragment -> first(condition(fragment.getDirectives()),
						type(fragment.getTypeCondition(), type), fragment.getSelectionSet());
				case FragmentSpread spread -> inFragment(spread);
				default -> null;
			};
			if (error != null) {
				return error;
			}
		}
		return null;
	}

	private @Nullable GraphQLError first(@Nullable GraphQLError error, @Nullable GraphQLType type,
			@Nullable SelectionSet selected) {
		return (error != null) ? error : find(type, selected);
	}

	private @Nullable GraphQLError inFragment(FragmentSpread spread) {
		FragmentDefinition fragment = this.context.getFragmentsByName().get(spread.getName());
		GraphQLError error = condition(spread.getDirectives());
		return (error != null || fragment == null || !this.fragments.add(spread.getName())) ? error
				: find(type(fragment.getTypeCondition(), null), fragment.getSelectionSet());
	}

	private @Nullable GraphQLType type(@Nullable TypeName name, @Nullable GraphQLType otherwise) {
		return (name != null) ? this.context.getGraphQLSchema().getType(name.getName()) : otherwise;
	}

	private @Nullable GraphQLError inField(@Nullable GraphQLType type, Field field) {
		GraphQLError error = condition(field.getDirectives());
		GraphQLFieldDefinition definition = (type instanceof GraphQLFieldsContainer container)
				? container.getFieldDefinition(field.getName()) : null;
		if (error != null || definition == null) {
			return error;
		}
		for (GraphQLArgument argument : definition.getArguments()) {
			if (hasMisplacedNull(argument, field)) {
				return error(field, argument);
			}
		}
		return find(GraphQLTypeUtil.unwrapAll(definition.getType()), field.getSelectionSet());
	}

	private boolean hasMisplacedNull(GraphQLArgument argument, Field field) {
		try {
			Map<String, Object> values = ValuesResolver.getArgumentValues(List.of(argument), field.getArguments(),
					this.context.getCoercedVariables(), this.context.getGraphQLContext(), Locale.ENGLISH);
			return values.containsKey(argument.getName())
					&& isMisplaced(argument.getType(), values.get(argument.getName()));
		}
		catch (GraphQLException ex) {
			// The caller reports another mistake.
			return field.getArguments()
				.stream()
				.anyMatch((written) -> written.getName().equals(argument.getName()) && usesNull(written));
		}
	}

	private boolean usesNull(Node<?> node) {
		return (node instanceof VariableReference variable)
				? this.context.getCoercedVariables().get(variable.getName()) == null
				: node.getChildren().stream().anyMatch(this::usesNull);
	}

	private boolean isMisplaced(GraphQLType type, @Nullable Object value) {
		if (value == null) {
			return GraphQLTypeUtil.isNonNull(type);
		}
		GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
		if ((value instanceof Collection<?> || value instanceof Map<?, ?>)
				&& !this.checked.computeIfAbsent(value, (key) -> new HashSet<>(2)).add(nullable)) {
			return false;
		}
		if (nullable instanceof GraphQLList list && value instanceof List<?> elements) {
			return elements.stream().anyMatch((element) -> isMisplaced(list.getWrappedType(), element));
		}
		return nullable instanceof GraphQLInputObjectType object && value instanceof Map<?, ?> fields
				&& object.getFields()
					.stream()
					.anyMatch((field) -> fields.containsKey(field.getName())
							&& isMisplaced(field.getType(), fields.get(field.getName())));
	}

	private static GraphQLError error(Field field, GraphQLArgument argument) {
		Argument written = field.getArguments()
			.stream()
			.filter((one) -> one.getName().equals(argument.getName()))
			.findFirst()
			.orElse(null);
		return InvalidArgumentException.misplacedNull(field.getName(), argument.getName(),
				(written != null) ? written.getSourceLocation() : field.getSourceLocation());
	}

	private @Nullable GraphQLError condition(List<Directive> directives) {
		for (Directive directive : directives) {
			Argument condition = directive.getArgument("if");
			if (condition != null && condition.getValue() instanceof VariableReference variable
					&& this.context.getCoercedVariables().get(variable.getName()) == null) {
				return InvalidArgumentException.misplacedNull("@" + directive.getName(), "if",
						directive.getSourceLocation());
			}
		}
		return null;
	}

}
