package dev.newsgraph.query;

import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.instrumentation.Instrumentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.TextVectors;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.execution.IntrospectionSwitch;

import static org.assertj.core.api.Assertions.assertThat;

/** Without introspection, a client cannot find out the schema. */
class IntrospectionSwitchTests {

	private final GraphQL graphQl = new QueryConfiguration()
		.graphQlSource(TestSchema.definitions(), TestSchema.executable((environment) -> Map.of()), TestSchema.model(),
				TestSchema.LIMITS, TestSchema.OPERATION_LIMITS, TrackingParameters.DEFAULTS, () -> TestSchema.COUNTS,
				new StaticListableBeanFactory(Map.of("switch", new IntrospectionSwitch()))
					.getBeanProvider(Instrumentation.class),
				VisibilityRules.NONE, new RoleLimitProperties(Map.of(), Map.of(), Map.of()), TextVectors.NONE)
		.graphQl();

	@ParameterizedTest
	@ValueSource(strings = { "{ __schema { types { name } } }", "{ __type(name: \"Article\") { name } }" })
	void introspectionIsRefused(String operation) {
		GraphQLError error = this.graphQl.execute(TestSchema.execution(operation)).getErrors().getFirst();
		assertThat(error.getExtensions()).containsEntry("code", "INTROSPECTION_DISABLED");
	}

	@Test
	void theNameOfATypeIsReturned() {
		ExecutionResult result = this.graphQl.execute(TestSchema.execution("{ __typename }"));
		assertThat(result.toSpecification()).isEqualTo(Map.of("data", Map.of("__typename", "Query")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ articles { totalCounts } }", "{ articles(wher: {}) { totalCount } }",
			"{ articles(where: {titel: {}}) { totalCount } }", "{ articles(orderBy: {field: TITEL}) { totalCount } }",
			"{ node(id: \"x\") { title } }", "query ($w: ArticelFilter) { articles(where: $w) { totalCount } }",
			"{ articles { edges { node { ... on Artcle { id } } } } }", "{ stats @skp { articleCount } }" })
	void noNameIsSuggested(String operation) {
		assertThat(this.graphQl.execute(TestSchema.execution(operation)).getErrors()).isNotEmpty()
			.allSatisfy((error) -> assertThat(error.getMessage()).doesNotContain("Did you mean"));
	}

}
