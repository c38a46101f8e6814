package dev.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.ObjectTypeDefinition;
import graphql.parser.MultiSourceReader;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.query.execution.ExecutableSchema;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.GraphModelReader;

/** The schema of the gateway for tests without a gateway. */
public final class TestSchema {

	public static final QueryProperties LIMITS = new QueryProperties(10, 100, 25, 1000, 200, 1000, 100, 100, 1_000_000,
			100_000_000, 10, 1000, 1000, new QueryCaps(20000, 10000, 100, 1000, 500, 500, 1000, 10000));

	private TestSchema() {
	}

	public static TypeDefinitionRegistry definitions() {
		try {
			MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader();
			for (String file : List.of("directives.graphqls", "imports.graphqls", "newsgraph.graphqls")) {
				reader.string(Files.readString(Path.of("schema", file)) + "\n", "schema/" + file);
			}
			return new SchemaParser().parse(reader.trackData(true).build());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static GraphModel model() {
		return GraphModelReader.read(definitions(), QueryCaps.NAMES);
	}

	public static GraphQLSchema executable(DataFetcher<?> rootFields) {
		return ExecutableSchema.of(definitions(), model(), rootFields, mutations());
	}

	private static Map<String, DataFetcher<?>> mutations() {
		Map<String, DataFetcher<?>> mutations = new HashMap<>();
		Objects.requireNonNull(definitions().getTypeOrNull("Mutation", ObjectTypeDefinition.class))
			.getFieldDefinitions()
			.forEach((field) -> mutations.put(field.getName(), (environment) -> null));
		return mutations;
	}

}
