package dev.newsgraph.query.execution;

import java.time.Clock;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.GraphQL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.limits.DocumentLimits;
import dev.newsgraph.query.limits.RoleLimits;

import static org.assertj.core.api.Assertions.assertThat;

/** The operations whose answers can change although the graph does not. */
class UncachedFieldsTests {

	private final DocumentLimits limits = new DocumentLimits(TestSchema.OPERATION_LIMITS.limits(TestSchema.LIMITS));

	private final CachingDocumentProvider documents = new CachingDocumentProvider(this.limits, 1_000_000);

	private final GraphQL graphQl = GraphQL.newGraphQL(TestSchema.executable((environment) -> null))
		.instrumentation(
				new PlanningInstrumentation(TestSchema.model(), TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS),
						TestSchema.OPERATION_LIMITS.limits(TestSchema.LIMITS), () -> TestSchema.COUNTS, this.documents,
						1_000_000, Clock.systemUTC(), new UncachedFields(TestSchema.definitions()),
						VisibilityRules.NONE, RoleLimits.NONE))
		.preparsedDocumentProvider(this.documents)
		.build();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{ __typename }                                                    | false
					{ stats { revision documentCount } }                              | false
					{ article(webUrl: "https://a.example/") { sources { path } } }    | false
					{ article(webUrl: "https://a.example/") { sources { importedAt } } } | true
					{ article(webUrl: "https://a.example/") { ...a } } fragment a on Article { sources { x: importedAt } } | true
					{ node(id: "QXJ0aWNsZTph") { id ... on ImportJob { state } } }    | false
					{ node(id: "SW1wb3J0Sm9iOmE") { id } }                            | true
					{ nodes(ids: ["QXJ0aWNsZTph", "SW1wb3J0Sm9iOmE"]) { __typename } } | true
					{ importJob(id: "SW1wb3J0Sm9iOmE") { id } }                       | true
					{ importJobs { totalCount } }                                     | true
					{ changes { totalCount } }                                        | true
					{ diff { addedArticleCount } }                                    | true
					{ articles(where: {publishedDateTime: {withinLast: "P7D"}}) { totalCount } } | true
					{ articles(where: {publishedDateTime: {gt: "2026-01-01T00:00:00Z"}}) { totalCount } } | false
					""")
	void areThoseOfJobsAndClocks(String operation, boolean uncached) {
		ExecutionInput input = ExecutionInput.newExecutionInput(operation)
			.graphQLContext(Map.of(Identity.class, Identity.INTERNAL))
			.build();
		this.graphQl.execute(input);
		assertThat(input.getGraphQLContext().hasKey(PlannedOperation.class)).isTrue();
		assertThat(UncachedAnswer.isMarked(input.getGraphQLContext())).isEqualTo(uncached);
	}

	@ParameterizedTest
	@CsvSource({ "statistics, true", "revision, false" })
	void statisticsAreOfOneExecution(String extension, boolean uncached) {
		ExecutionInput input = TestSchema.execution("{ stats { articleCount } }")
			.extensions(Map.of(extension, true))
			.build();
		this.graphQl.execute(input);
		assertThat(UncachedAnswer.isMarked(input.getGraphQLContext())).isEqualTo(uncached);
	}

}
