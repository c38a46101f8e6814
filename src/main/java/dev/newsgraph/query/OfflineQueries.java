package dev.newsgraph.query;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import graphql.execution.instrumentation.Instrumentation;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.execution.ExecutableSchema;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.schema.GraphModel;

/**
 * Previews of operations without a database, with the schema and the limits of the
 * gateway. It is the source of an application of its own, and not a part of the gateway.
 */
@EnableConfigurationProperties({ QueryProperties.class, OperationProperties.class })
public class OfflineQueries {

	/** Which modes of search a gateway has is not known here, so all are accepted. */
	private static final TextVectors SOME_VECTORS = new TextVectors() {

		@Override
		public boolean areAvailable() {
			return true;
		}

		@Override
		public float[] of(String text) {
			throw new IllegalStateException("No statement is sent");
		}

	};

	private final QueryConfiguration queries = new QueryConfiguration();

	@Bean
	TypeDefinitionRegistry schemaDefinitions(ResourcePatternResolver resources,
			@Value("${newsgraph.schema.location:classpath:graphql/**/*.graphqls}") String location) throws IOException {
		return this.queries.schemaDefinitions(resources, location);
	}

	@Bean
	GraphModel graphModel(TypeDefinitionRegistry definitions) {
		return this.queries.graphModel(definitions);
	}

	@Bean
	GraphQLSchema graphQlSchema(TypeDefinitionRegistry definitions, GraphModel model) {
		DataFetcher<?> none = (environment) -> null;
		return ExecutableSchema.of(definitions, model, none, none,
				Objects.requireNonNull(definitions.getTypeOrNull("Mutation", ObjectTypeDefinition.class))
					.getFieldDefinitions()
					.stream()
					.collect(Collectors.toMap(FieldDefinition::getName, (field) -> none)));
	}

	@Bean
	OperationPreviews operationPreviews(TypeDefinitionRegistry definitions, GraphQLSchema schema, GraphModel model,
			QueryProperties properties, OperationProperties operationProperties,
			ObjectProvider<Instrumentation> instrumentations) {
		return new OperationPreviews(this.queries
			.graphQlSource(definitions, schema, model, properties, operationProperties, TrackingParameters.DEFAULTS,
					() -> GraphCounts.UNKNOWN, instrumentations, VisibilityRules.NONE,
					new RoleLimitProperties(Map.of(), Map.of(), Map.of()), SOME_VECTORS)
			.graphQl());
	}

}
