package dev.newsgraph.query.execution;

import java.util.Map;
import java.util.Objects;

import com.apollographql.federation.graphqljava.Federation;
import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.schema.GraphModel;

/** Makes the schema a subgraph of Apollo Federation 2. */
final class FederatedSchema {

	private FederatedSchema() {
	}

	/**
	 * Returns the executable schema with {@code _service} and {@code _entities}.
	 * @param definitions definitions for clients; the keys of the types are added
	 * @param entities data fetcher of {@code _entities}
	 */
	static GraphQLSchema of(TypeDefinitionRegistry definitions, GraphModel model, RuntimeWiring wiring,
			DataFetcher<?> entities) {
		definitions.merge(new SchemaParser().parse(keys(model)));
		GraphQLSchema schema = Federation.transform(definitions, wiring)
			.fetchEntities(entities)
			.resolveEntityType(RowValues::type)
			.build();
		return withDefinitionOfOneOf(schema);
	}

	// The composition of Apollo knows only directives that the subgraph defines, and the
	// printed schema leaves out the directives of the specification.
	private static GraphQLSchema withDefinitionOfOneOf(GraphQLSchema schema) {
		Map<String, Map<String, String>> data = GraphQL.newGraphQL(schema)
			.build()
			.execute("{ _service { sdl } }")
			.getData();
		String sdl = "directive @oneOf on INPUT_OBJECT\n\n" + Objects.requireNonNull(data.get("_service")).get("sdl");
		return schema.transform((builder) -> builder.codeRegistry(schema.getCodeRegistry()
			.transform((code) -> code.dataFetcher(FieldCoordinates.coordinates("_Service", "sdl"),
					(DataFetcher<?>) (environment) -> sdl))));
	}

	private static String keys(GraphModel model) {
		StringBuilder sdl = new StringBuilder("extend schema @link(url: \"").append(Federation.FEDERATION_SPEC_V2_9)
			.append("\", import: [\"@key\", \"@shareable\"])\n")
			// Each subgraph with connections has this type.
			.append("extend type PageInfo @shareable\n");
		model.entityKeys().forEach((type, keys) -> {
			sdl.append("extend type ").append(type);
			keys.keySet().forEach((field) -> sdl.append(" @key(fields: \"").append(field).append("\")"));
			sdl.append('\n');
		});
		return sdl.toString();
	}

}
