package dev.newsgraph.query;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.parser.MultiSourceReader;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.ReadProperties;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.access.VisibilityRuleReader;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.QueryCompiler;
import dev.newsgraph.query.compiled.RootReader;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.events.DocumentIds;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationListener;
import dev.newsgraph.query.execution.CachingDocumentProvider;
import dev.newsgraph.query.execution.EntitiesDataFetcher;
import dev.newsgraph.query.execution.ErrorCodesInstrumentation;
import dev.newsgraph.query.execution.ExecutableSchema;
import dev.newsgraph.query.execution.GraphDataFetcher;
import dev.newsgraph.query.execution.GraphExceptionHandler;
import dev.newsgraph.query.execution.IntrospectionSwitch;
import dev.newsgraph.query.execution.MutationDataFetcher;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.NoticesInstrumentation;
import dev.newsgraph.query.execution.OperationInstrumentation;
import dev.newsgraph.query.execution.PlanningInstrumentation;
import dev.newsgraph.query.execution.SchemaText;
import dev.newsgraph.query.execution.StatisticsInstrumentation;
import dev.newsgraph.query.execution.SubscriptionDataFetcher;
import dev.newsgraph.query.execution.UncachedFields;
import dev.newsgraph.query.limits.DocumentLimits;
import dev.newsgraph.query.limits.OperationLimits;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.GraphModelReader;

/** Configures the executable schema, its instrumentations and operation previews. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ QueryProperties.class, OperationProperties.class, GraphCountsProperties.class,
		FederationProperties.class, CompilationProperties.class, VisibilityProperties.class,
		RoleLimitProperties.class })
class QueryConfiguration {

	@Bean
	TypeDefinitionRegistry schemaDefinitions(ResourcePatternResolver resources,
			@Value("${newsgraph.schema.location:classpath:graphql/**/*.graphqls}") String location) throws IOException {
		Resource[] files = resources.getResources(location);
		Arrays.sort(files, (a, b) -> String.valueOf(a.getFilename()).compareTo(String.valueOf(b.getFilename())));
		MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader();
		for (Resource file : files) {
			Reader text = new StringReader(file.getContentAsString(StandardCharsets.UTF_8) + "\n");
			reader.reader(text, "schema/" + file.getFilename());
		}
		return new SchemaParser().parse(reader.trackData(true).build());
	}

	@Bean
	GraphModel graphModel(TypeDefinitionRegistry definitions) {
		return GraphModelReader.read(definitions, QueryCaps.NAMES);
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService rootFieldExecutor() {
		return Executors.newVirtualThreadPerTaskExecutor();
	}

	@Bean
	StatementCache statementCache(QueryProperties properties) {
		return new StatementCache(properties.statementCache().toBytes());
	}

	@Bean
	GraphQLSchema graphQlSchema(TypeDefinitionRegistry definitions, GraphModel model, GraphClient client,
			StatementCache statements, ReadProperties reads, ExecutorService rootFieldExecutor,
			ObjectProvider<MutationField> mutations, FederationProperties federation, TrackingParameters tracking,
			TextVectors vectors) {
		GraphDataFetcher rootFields = new GraphDataFetcher(client, statements, rootFieldExecutor, reads.perOperation(),
				reads.maxAnswerSize().toBytes(), model.type(GraphModel.QUERY), vectors);
		SubscriptionDataFetcher streams = new SubscriptionDataFetcher(client, statements,
				reads.maxAnswerSize().toBytes());
		return ExecutableSchema.of(definitions, model, rootFields, streams,
				mutations.stream()
					.collect(Collectors.toMap(MutationField::name,
							(mutation) -> new MutationDataFetcher(mutation, client, statements,
									model.access().role("Mutation", mutation.name())))),
				federation.enabled() ? new EntitiesDataFetcher(rootFields, model, tracking) : null);
	}

	@Bean
	ClientSchema clientSchema(GraphQLSchema schema) {
		return new ClientSchema(SchemaText.of(schema));
	}

	/** Does what the setting of Spring Boot says, whose own source is replaced. */
	@Bean
	@ConditionalOnBooleanProperty(name = "spring.graphql.schema.introspection.enabled", havingValue = false)
	IntrospectionSwitch introspectionSwitch() {
		return new IntrospectionSwitch();
	}

	@Bean
	GraphCountsCache graphCounts(GraphClient client, GraphModel model, GraphCountsProperties properties) {
		return new GraphCountsCache(client, model, properties.interval(),
				(work) -> Thread.ofVirtual().name("graph-counts").start(work));
	}

	@Bean
	AnswerSettings answerSettings(@Value("${spring.application.version:}") String version,
			TypeDefinitionRegistry definitions, QueryProperties query, OperationProperties operations,
			VisibilityProperties visibility, TrackingParameters tracking, TextVectors vectors) {
		return AnswerSettings.of(version, definitions, query, operations, visibility, tracking, vectors);
	}

	@Bean
	VisibilityRules visibilityRules(GraphQLSchema schema, GraphModel model, QueryProperties properties,
			TrackingParameters tracking, VisibilityProperties visibility) {
		return new VisibilityRuleReader(schema, model, properties.limits(tracking)).read(visibility.visible());
	}

	@Bean
	PlanningSource graphQlSource(TypeDefinitionRegistry definitions, GraphQLSchema schema, GraphModel model,
			QueryProperties properties, OperationProperties operationProperties, TrackingParameters tracking,
			Supplier<GraphCounts> counts, ObjectProvider<Instrumentation> instrumentations, VisibilityRules visible,
			RoleLimitProperties roles, TextVectors vectors) {
		OperationLimits limits = operationProperties.limits(properties);
		DocumentLimits documentLimits = new DocumentLimits(limits);
		// Half of the memory is for documents, half for their selections.
		long cacheBytes = properties.operationCache().toBytes() / 2;
		CachingDocumentProvider documents = new CachingDocumentProvider(documentLimits, cacheBytes);
		PlanningInstrumentation planning = new PlanningInstrumentation(model,
				properties.limits(tracking).withMeaning(vectors.areAvailable()), limits, counts, documents, cacheBytes,
				Clock.systemUTC(), new UncachedFields(definitions), visible, roles.limits());
		Instrumentation own = new OperationInstrumentation(documentLimits, planning, List
			.of(new ErrorCodesInstrumentation(), new NoticesInstrumentation(), new StatisticsInstrumentation(model)));
		List<Instrumentation> chain = new ArrayList<>(instrumentations.orderedStream().toList());
		chain.add(own);
		GraphQL graphQl = GraphQL.newGraphQL(schema)
			.instrumentation((chain.size() == 1) ? own : new ChainedInstrumentation(chain))
			.preparsedDocumentProvider(documents)
			.defaultDataFetcherExceptionHandler(new GraphExceptionHandler())
			.build();
		return new PlanningSource(graphQl, schema, planning, documentLimits);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "newsgraph.query.compiled", matchIfMissing = true)
	CompiledOperations compiledOperations(PlanningSource source, GraphModel model, StatementCache statements,
			GraphClient client, ExecutorService rootFieldExecutor, ReadProperties reads,
			CompilationProperties properties, TextVectors vectors) {
		return new CompiledOperations(new QueryCompiler(source.graphQl(), model), source.planning(), source.limits(),
				source.schema(), statements, new RootReader(client, rootFieldExecutor, reads.perOperation(),
						reads.maxAnswerSize().toBytes(), vectors),
				Clock.systemUTC(), properties.compiledCache().toBytes());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "newsgraph.query.compiled", matchIfMissing = true)
	MeterBinder compiledOperationsMetrics(CompiledOperations operations) {
		return (registry) -> {
			FunctionCounter.builder("newsgraph.query.operations", operations, CompiledOperations::compiled)
				.tag("execution", "compiled")
				.description("Operations over HTTP, by what has executed them")
				.register(registry);
			FunctionCounter.builder("newsgraph.query.operations", operations, CompiledOperations::left)
				.tag("execution", "graphql-java")
				.description("Operations over HTTP, by what has executed them")
				.register(registry);
		};
	}

	@Bean
	OperationEvents operationEvents(ObjectProvider<OperationListener> listeners,
			ObjectProvider<DocumentIds> documents) {
		return new OperationEvents(listeners.orderedStream().toList(),
				documents.getIfAvailable(() -> DocumentIds.NONE));
	}

	@Bean
	ExecutionGraphQlService executionGraphQlService(GraphQlSource source) {
		return new FailureReportingService(new DefaultExecutionGraphQlService(source));
	}

	@Bean
	OperationPreviews operationPreviews(GraphQlSource source) {
		return new OperationPreviews(source.graphQl());
	}

	@Bean
	ConnectionReader connectionReader(GraphQlSource source, QueryProperties properties) {
		return new ConnectionReader(source.graphQl(), source.schema(), properties.defaultFirst());
	}

	/**
	 * The source of the GraphQL engine, with what compiled queries share with it.
	 *
	 * @param planning plans the operations
	 * @param limits limits of documents
	 */
	record PlanningSource(GraphQL graphQl, GraphQLSchema schema, PlanningInstrumentation planning,
			DocumentLimits limits) implements GraphQlSource {
	}

}
