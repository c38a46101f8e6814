package dev.newsgraph.query.plan;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operation has a variable in every argument list, so that its arguments are coerced
 * by every request, and literals of custom scalars, whose coercions are counted.
 */
class ArgumentCoercionTests {

	private static final CoercedVariables VARIABLES = CoercedVariables
		.of(Map.of("n", 2, "to", "https://example.org/b", "interval", "MONTH"));

	private final AtomicInteger coercions = new AtomicInteger();

	private final GraphModel model = TestSchema.model();

	private final GraphQLSchema schema = schema();

	@ParameterizedTest
	@ValueSource(strings = {
			"query ($n: Int) { articles(first: $n, where: {publishedDateTime: {gt: \"2020-01-01T00:00:00Z\"}}) { totalCount edges { cursor node { title } } groups(by: TYPE, first: $n) { nodes { count } } } }",
			"query ($n: Int) { articles(first: $n, where: {updatedDateTime: {lt: \"2020-01-01T00:00:00Z\"}}) { edges { node { related(first: $n, where: {publishedDateTime: {gt: \"2020-01-02T00:00:00Z\"}}) { edges { position node { title } } } } } } }",
			"query ($n: Int!) { article(webUrl: \"https://example.org/a\") { network(depth: $n, where: {publishedDateTime: {gt: \"2020-01-01T00:00:00Z\"}}) { totalCount edges { distance } } } }",
			"query ($to: URL!) { path(from: \"https://example.org/a\", to: $to) { length } whyRelated(from: \"https://example.org/a\", to: $to) { score } }",
			"query ($interval: Interval!) { topic(name: \"AI\") { timeline(interval: $interval, where: {publishedDateTime: {gt: \"2020-01-01T00:00:00Z\"}}) { start } } }" })
	void eachArgumentIsCoercedOnce(String operation) {
		OperationDefinition definition = Parser.parse(operation)
			.getFirstDefinitionOfType(OperationDefinition.class)
			.orElseThrow();
		List<SelectedField> fields = SelectedField.of(ExecutableNormalizedOperationFactory
			.createExecutableNormalizedOperation(this.schema, definition, Map.of(), VARIABLES)
			.getTopLevelFields(), this.schema, this.model.types()::containsKey);
		this.coercions.set(0);
		fields
			.forEach((field) -> SelectionPlanner.plan(this.model, TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS),
					field, VARIABLES, new RequestTime(Clock.systemUTC())));
		// Constant arguments were coerced when the document was read.
		assertThat(this.coercions).hasValue(
				operation.split("\"(https|2020)").length - 1 - (operation.contains("article(webUrl: \"") ? 1 : 0));
	}

	private GraphQLSchema schema() {
		TypeDefinitionRegistry definitions = TestSchema.definitions();
		RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
		for (String scalar : List.of("DateTime", "TimeSpan", "URL", "JSON")) {
			wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new CountingCoercing()).build());
		}
		definitions.getTypes(InterfaceTypeDefinition.class)
			.forEach((type) -> wiring.type(type.getName(), (builder) -> builder.typeResolver((environment) -> null)));
		return new SchemaGenerator().makeExecutableSchema(definitions, wiring.build());
	}

	/** Counts the literals that it parses. */
	private final class CountingCoercing implements Coercing<Object, Object> {

		@Override
		public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
			ArgumentCoercionTests.this.coercions.incrementAndGet();
			return String.valueOf(((StringValue) input).getValue());
		}

	}

}
