package dev.newsgraph.query.execution;

import java.util.Map;

import com.apollographql.federation.graphqljava.Federation;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.query.plan.RowFormat;
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
		return Federation.transform(definitions, wiring).fetchEntities(entities).resolveEntityType((environment) -> {
			Map<?, ?> row = environment.getObject();
			return environment.getSchema().getObjectType(String.valueOf(row.get(RowFormat.TYPE_NAME)));
		}).build();
	}

	private static String keys(GraphModel model) {
		StringBuilder sdl = new StringBuilder("extend schema @link(url: \"").append(Federation.FEDERATION_SPEC_V2_9)
			.append("\", import: [\"@key\", \"@shareable\"])\n")
			// The composition of Apollo knows only directives that the subgraph defines.
			.append("directive @oneOf on INPUT_OBJECT\n")
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
