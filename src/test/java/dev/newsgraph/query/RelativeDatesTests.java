package dev.newsgraph.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.execution.UncachedAnswer;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlanner;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Filters with dates relative to now. */
class RelativeDatesTests {

	private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");

	private final GraphModel model = TestSchema.model();

	private final GraphQLSchema schema = TestSchema.executable((environment) -> null);

	@Test
	void allConditionsOfARequestReferToOneInstant() {
		AtomicInteger calls = new AtomicInteger();
		InstantSource ticking = () -> NOW.plus(Duration.ofHours(calls.getAndIncrement()));
		List<Map<String, Object>> parameters = planned(
				"""
						{
						  a: articles(where: {publishedDateTime: {withinLast: "P1D"}, updatedDateTime: {withinLast: "P1D"}}) { totalCount }
						  b: articles(where: {publishedDateTime: {withinLast: "P1D"}}) { totalCount }
						}""",
				ticking.withZone(ZoneOffset.UTC));
		assertThat(parameters).allSatisfy((values) -> assertThat(values.values())
			.containsOnly(ZonedDateTime.parse("2024-02-28T12:00:00Z"), ZonedDateTime.parse("2024-02-29T12:00:00Z")));
		assertThat(calls).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({ "P7D, 2024-02-22T12:00:00Z", "P1M, 2024-01-29T12:00:00Z", "P1Y, 2023-02-28T12:00:00Z",
			"P2W, 2024-02-15T12:00:00Z", "PT36H, 2024-02-28T00:00:00Z", "P1DT0.5S, 2024-02-28T11:59:59.500Z" })
	void monthsAndYearsAreThoseOfTheCalendar(String span, ZonedDateTime from) {
		assertThat(
				planned("{ articles(where: {publishedDateTime: {withinLast: \"%s\"}}) { totalCount } }".formatted(span),
						Clock.fixed(NOW, ZoneOffset.UTC)))
			.containsExactly(Map.of("p0", from, "p1", NOW.atZone(ZoneOffset.UTC)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			true  | {"publishedDateTime": {"withinLast": "P7D"}}
			true  | {"not": {"provider": {"articles": {"none": {"updatedDateTime": {"withinLast": "PT1H"}}}}}}
			false | {"publishedDateTime": {"gte": "2020-01-01"}}
			""")
	void anOperationTellsWhetherItDependsOnTheClock(boolean depends, String where) {
		ExecutionInput input = TestSchema
			.execution("query ($where: ArticleFilter) { articles(where: $where) { totalCount } }")
			.variables(Map.of("where", AnswerPage.JSON.readValue(where, Map.class)))
			.build();
		assertThat(UncachedAnswer.isMarked(input.getGraphQLContext())).isFalse();
		assertThat(TestSchema.graphQl((environment) -> Map.of("totalCount", 0)).execute(input).getErrors()).isEmpty();
		assertThat(UncachedAnswer.isMarked(input.getGraphQLContext())).isEqualTo(depends);
	}

	private List<Map<String, Object>> planned(String operation, Clock clock) {
		OperationDefinition definition = Parser.parse(operation)
			.getFirstDefinitionOfType(OperationDefinition.class)
			.orElseThrow();
		RequestTime time = new RequestTime(clock);
		return SelectedField
			.of(ExecutableNormalizedOperationFactory
				.createExecutableNormalizedOperation(this.schema, definition, Map.of(),
						CoercedVariables.emptyVariables())
				.getTopLevelFields(), this.schema, this.model.types()::containsKey)
			.stream()
			.map((field) -> SelectionPlanner
				.plan(this.model, TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS), field,
						CoercedVariables.emptyVariables(), time)
				.parameters())
			.toList();
	}

}
