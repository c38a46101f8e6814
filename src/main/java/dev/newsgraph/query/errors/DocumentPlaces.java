package dev.newsgraph.query.errors;

import java.util.HashMap;
import java.util.Map;

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
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a document by their locations, with what the schema says about them. The
 * errors of a validation have locations only.
 */
final class DocumentPlaces {

	private final GraphQLSchema schema;

	private final Map<Key, Place> places = new HashMap<>();

	private DocumentPlaces(GraphQLSchema schema) {
		this.schema = schema;
	}

	/** Returns the places of a document that may have mistakes. */
	static DocumentPlaces of(GraphQLSchema schema, Document document) {
		DocumentPlaces places = new DocumentPlaces(schema);
		document.getChildren().forEach((definition) -> places.visit(definition, null, null, document));
		return places;
	}

	/** Returns the node of a class at a location, or {@code null} if there is none. */
	@Nullable Place find(Class<? extends Node<?>> type, @Nullable SourceLocation location) {
		return this.places.get(new Key(type, location));
	}

	/**
	 * Visits a node.
	 * @param type type of the object that the node selects from
	 * @param owner the field or directive that the node is an argument of
	 * @param parent the node that contains it, other than a value or a wrapping type
	 */
	private void visit(Node<?> node, @Nullable GraphQLType type, @Nullable GraphQLNamedSchemaElement owner,
			Node<?> parent) {
		GraphQLNamedSchemaElement definition = switch (node) {
			case Field field -> definition(type, field);
			case Directive directive -> this.schema.getDirective(directive.getName());
			default -> owner;
		};
		GraphQLType selected = switch (node) {
			case OperationDefinition operation -> root(operation);
			case FragmentDefinition fragment -> this.schema.getType(fragment.getTypeCondition().getName());
			case InlineFragment fragment -> type(fragment.getTypeCondition(), type);
			case Field field -> (definition instanceof GraphQLFieldDefinition known)
					? GraphQLTypeUtil.unwrapAll(known.getType()) : null;
			default -> type;
		};
		this.places.putIfAbsent(new Key(node.getClass(), node.getSourceLocation()),
				new Place(node, type, definition, parent));
		Node<?> next = switch (node) {
			case Field field -> field;
			case Directive directive -> directive;
			case OperationDefinition operation -> operation;
			case FragmentDefinition fragment -> fragment;
			case InlineFragment fragment -> fragment;
			case VariableDefinition variable -> variable;
			case FragmentSpread spread -> spread;
			default -> parent;
		};
		for (Node<?> child : node.getChildren()) {
			visit(child, selected, definition, next);
		}
	}

	private @Nullable GraphQLType root(OperationDefinition operation) {
		return switch (operation.getOperation()) {
			case QUERY -> this.schema.getQueryType();
			case MUTATION -> this.schema.getMutationType();
			case SUBSCRIPTION -> this.schema.getSubscriptionType();
		};
	}

	private @Nullable GraphQLType type(@Nullable TypeName condition, @Nullable GraphQLType otherwise) {
		return (condition != null) ? this.schema.getType(condition.getName()) : otherwise;
	}

	private @Nullable GraphQLFieldDefinition definition(@Nullable GraphQLType type, Field field) {
		boolean query = type == this.schema.getQueryType();
		return switch (field.getName()) {
			case "__typename" -> this.schema.getIntrospectionTypenameFieldDefinition();
			case "__schema" -> query ? this.schema.getIntrospectionSchemaFieldDefinition() : null;
			case "__type" -> query ? this.schema.getIntrospectionTypeFieldDefinition() : null;
			default -> (type instanceof GraphQLFieldsContainer container)
					? container.getFieldDefinition(field.getName()) : null;
		};
	}

	/**
	 * A node of the document.
	 *
	 * @param type type of the object that the node selects from, if known
	 * @param definition definition of the field or directive, or of the one that the node
	 * is an argument of
	 * @param parent the selection, directive, definition or variable that contains it
	 */
	record Place(Node<?> node, @Nullable GraphQLType type, @Nullable GraphQLNamedSchemaElement definition,
			Node<?> parent) {

		/** Returns the definition of the argument, if the node is a known one. */
		@Nullable GraphQLArgument argument() {
			if (!(this.node instanceof Argument argument)) {
				return null;
			}
			return switch (this.definition) {
				case GraphQLFieldDefinition field -> field.getArgument(argument.getName());
				case GraphQLDirective directive -> directive.getArgument(argument.getName());
				case null, default -> null;
			};
		}

	}

	private record Key(Class<?> type, @Nullable SourceLocation location) {
	}

}
