package dev.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.instrumentation.Instrumentation;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.MultiSourceReader;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.execution.ExecutableSchema;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.GraphModelReader;

/** The schema of the gateway for tests without a gateway. */
public final class TestSchema {

	public static final QueryProperties LIMITS = defaults("newsgraph.query", QueryProperties.class);

	public static final OperationProperties OPERATION_LIMITS = defaults("newsgraph.query", OperationProperties.class);

	/** Counts of a graph of 20,000 articles. */
	public static final GraphCounts COUNTS = new GraphCounts(
			Map.of("Article", 20_000L, "Provider", 300L, "Topic", 400L, "Image", 24_000L, "Document", 15_000L,
					"ImportJob", 20L),
			Map.of("PUBLISHED_BY", 20_000L, "ABOUT", 60_000L, "RELATED_TO", 60_000L, "HAS_IMAGE", 40_000L,
					"SUBTOPIC_OF", 350L, "DESCRIBES", 15_000L, "MENTIONS", 45_000L));

	private TestSchema() {
	}

	private static <T> T defaults(String prefix, Class<T> type) {
		return new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix, type);
	}

	/** The schema with all instrumentations, over data fetchers of the test. */
	public static GraphQL graphQl(DataFetcher<?> rootFields) {
		return graphQl(rootFields, OPERATION_LIMITS);
	}

	static GraphQL graphQl(DataFetcher<?> rootFields, OperationProperties operationLimits) {
		return graphQl(rootFields, operationLimits, () -> COUNTS);
	}

	/** Previews of operations. */
	public static OperationPreviews previews() {
		return new OperationPreviews(graphQl((environment) -> null));
	}

	/** The schema with room for many root fields. */
	static GraphQL wideGraphQl(DataFetcher<?> rootFields, Supplier<GraphCounts> counts) {
		return graphQl(rootFields,
				new Binder(new MapConfigurationPropertySource(
						Map.of("newsgraph.query.max-root-fields", "60", "newsgraph.query.max-aliases", "60")))
					.bindOrCreate("newsgraph.query", OperationProperties.class),
				counts);
	}

	private static GraphQL graphQl(DataFetcher<?> rootFields, OperationProperties operationLimits,
			Supplier<GraphCounts> counts) {
		return new QueryConfiguration()
			.graphQlSource(definitions(), executable(rootFields), model(), LIMITS, operationLimits,
					TrackingParameters.DEFAULTS, counts,
					new StaticListableBeanFactory().getBeanProvider(Instrumentation.class), VisibilityRules.NONE,
					new RoleLimitProperties(Map.of(), Map.of(), Map.of()), TextVectors.NONE)
			.graphQl();
	}

	/** Returns an execution of an operation for an anonymous reader. */
	public static ExecutionInput.Builder execution(String operation) {
		return ExecutionInput.newExecutionInput(operation).graphQLContext(Map.of(Identity.class, Identity.ANONYMOUS));
	}

	public static TypeDefinitionRegistry definitions() {
		return definitions((text) -> text);
	}

	/** Returns the definitions of the changed texts of the files. */
	public static TypeDefinitionRegistry definitions(UnaryOperator<String> change) {
		try {
			MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader();
			for (String file : List.of("changes.graphqls", "directives.graphqls", "imports.graphqls",
					"newsgraph.graphqls", "subscriptions.graphqls")) {
				reader.string(change.apply(Files.readString(Path.of("schema", file))) + "\n", "schema/" + file);
			}
			return new SchemaParser().parse(reader.trackData(true).build());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static GraphModel model() {
		return model(definitions());
	}

	public static GraphModel model(TypeDefinitionRegistry definitions) {
		return GraphModelReader.read(definitions, QueryCaps.NAMES);
	}

	public static GraphQLSchema executable(DataFetcher<?> rootFields) {
		return ExecutableSchema.of(definitions(), model(), rootFields, rootFields, mutations());
	}

	private static Map<String, DataFetcher<?>> mutations() {
		Map<String, DataFetcher<?>> mutations = new HashMap<>();
		Objects.requireNonNull(definitions().getTypeOrNull("Mutation", ObjectTypeDefinition.class))
			.getFieldDefinitions()
			.forEach((field) -> mutations.put(field.getName(), (environment) -> null));
		return mutations;
	}

}
