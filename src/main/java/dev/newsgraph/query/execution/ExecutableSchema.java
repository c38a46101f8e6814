package dev.newsgraph.query.execution;

import java.util.Map;

import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.ClientDefinitions;
import dev.newsgraph.schema.ClientDirectives;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.MembersField;
import dev.newsgraph.schema.FieldTypes;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.SchemaMappingException;
import dev.newsgraph.schema.TypeMapping;

/**
 * Creates the executable schema by assigning a data fetcher to each field. The directives
 * of the mapping are not part of it.
 */
public final class ExecutableSchema {

	private static final String MUTATION = "Mutation";

	private static final RowDataFetcher ROW = new RowDataFetcher();

	private static final RowDataFetcher MEMBERS = new MemberRows();

	private static final RowDataFetcher SINGLE = RowValues.single();

	private final TypeDefinitionRegistry definitions;

	private final GraphModel model;

	private final DataFetcher<?> rootFields;

	private final DataFetcher<?> streams;

	private final Map<String, ? extends DataFetcher<?>> mutations;

	private ExecutableSchema(TypeDefinitionRegistry definitions, GraphModel model, DataFetcher<?> rootFields,
			DataFetcher<?> streams, Map<String, ? extends DataFetcher<?>> mutations) {
		this.streams = streams;
		this.definitions = definitions;
		this.model = model;
		this.rootFields = rootFields;
		this.mutations = mutations;
	}

	/**
	 * Returns the executable schema.
	 * @param definitions parsed SDL
	 * @param model model of the schema
	 * @param rootFields data fetcher of the fields of {@code Query}
	 * @param streams data fetcher of the fields of {@code Subscription}
	 * @param mutations data fetchers of the fields of {@code Mutation}, by field name
	 * @throws SchemaMappingException if a mutation has no data fetcher
	 */
	public static GraphQLSchema of(TypeDefinitionRegistry definitions, GraphModel model, DataFetcher<?> rootFields,
			DataFetcher<?> streams, Map<String, ? extends DataFetcher<?>> mutations) {
		return of(definitions, model, rootFields, streams, mutations, null);
	}

	/**
	 * Returns the executable schema.
	 * @param definitions parsed SDL
	 * @param model model of the schema
	 * @param rootFields data fetcher of the fields of {@code Query}
	 * @param streams data fetcher of the fields of {@code Subscription}
	 * @param mutations data fetchers of the fields of {@code Mutation}, by field name
	 * @param entities data fetcher of {@code _entities} if the schema is a subgraph of a
	 * federated graph
	 * @throws SchemaMappingException if a mutation has no data fetcher
	 */
	public static GraphQLSchema of(TypeDefinitionRegistry definitions, GraphModel model, DataFetcher<?> rootFields,
			DataFetcher<?> streams, Map<String, ? extends DataFetcher<?>> mutations,
			@Nullable DataFetcher<?> entities) {
		return new ExecutableSchema(definitions, model, rootFields, streams, mutations).build(entities);
	}

	private GraphQLSchema build(@Nullable DataFetcher<?> entities) {
		RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
		Scalars.all().forEach(wiring::scalar);
		for (ObjectTypeDefinition type : this.definitions.getTypes(ObjectTypeDefinition.class)) {
			wiring.type(type.getName(), (builder) -> {
				for (FieldDefinition field : type.getFieldDefinitions()) {
					builder.dataFetcher(field.getName(), fetcher(type, field));
				}
				return builder;
			});
		}
		for (InterfaceTypeDefinition type : this.definitions.getTypes(InterfaceTypeDefinition.class)) {
			wiring.type(type.getName(), (builder) -> builder.typeResolver(RowValues::type));
		}
		GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
		ClientDirectives.addIntrospection(code);
		wiring.codeRegistry(code);
		TypeDefinitionRegistry clean = ClientDefinitions.of(this.definitions);
		return (entities != null) ? FederatedSchema.of(clean, this.model, wiring.build(), entities)
				: new SchemaGenerator().makeExecutableSchema(clean, wiring.build());
	}

	private DataFetcher<?> fetcher(ObjectTypeDefinition type, FieldDefinition field) {
		String name = field.getName();
		if (type.getName().equals(GraphModel.QUERY)) {
			return this.rootFields;
		}
		if (type.getName().equals(GraphModel.SUBSCRIPTION)) {
			return this.streams;
		}
		if (type.getName().equals(MUTATION)) {
			DataFetcher<?> mutation = this.mutations.get(name);
			if (mutation == null) {
				throw new SchemaMappingException(field.getSourceLocation(), MUTATION + "." + name,
						"the gateway has no implementation of this mutation; remove the field");
			}
			return mutation;
		}
		if (type.getName().equals("PageInfo")) {
			return RowValues.pageInfoField(name);
		}
		TypeMapping mapping = this.model.types().get(type.getName());
		if (mapping != null) {
			return fetcher(type, field, mapping.field(name));
		}
		if (field.hasDirective("highlight")) {
			return new SearchHighlights(this.model);
		}
		return switch (name) {
			case "cursor" -> RowValues.cursor();
			case "pageInfo" -> RowValues.pageInfo();
			case "nodes" -> RowValues.nodes();
			default -> {
				if (!FieldTypes.isList(field.getType())) {
					yield SINGLE;
				}
				yield (this.definitions.getTypeOrNull(FieldTypes.name(field.getType()),
						InterfaceTypeDefinition.class) != null) ? MEMBERS : ROW;
			}
		};
	}

	private static DataFetcher<?> fetcher(ObjectTypeDefinition type, FieldDefinition field, FieldMapping mapping) {
		CappedValues capped = CappedValues.of(mapping);
		if (capped != null) {
			return capped;
		}
		return switch (mapping) {
			case GlobalIdField id -> RowValues.globalId(type.getName());
			case MembersField members -> MEMBERS;
			default -> FieldTypes.isList(field.getType()) ? ROW : SINGLE;
		};
	}

}
