package dev.newsgraph.query.execution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.benchmark.Operation;
import dev.newsgraph.benchmark.Operations;
import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.plan.PlanEstimate;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.PlanEstimator;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.QueryLimits;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.plan.SelectionPlanner;
import dev.newsgraph.schema.GraphModel;

/**
 * Measures the translation of an operation, from its parsed document and variables to its
 * statement and parameters, with warm caches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TranslationBenchmark {

	/** The name of the operation. */
	@Param({ "article, related, their provider and related", "top 20 by heat, provider and topics",
			"coverage of a topic, top 20", "related of related, with paths and via", "network of depth 3, top 20",
			"path from one to another", "why two are related", "a topic's articles of quality, top 20 by heat",
			"coverage of everything, of one topic, top 20", "search for two words, top 20",
			"all articles by month, with means", "page 1 by date" })
	public String operation = "";

	private final GraphModel model = TestSchema.model();

	private final GraphQLSchema schema = TestSchema.executable((environment) -> null);

	private final QueryLimits limits = TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS);

	private final NormalizedOperationCache operations = new NormalizedOperationCache(this.model,
			TestSchema.OPERATION_LIMITS.limits(TestSchema.LIMITS), TestSchema.LIMITS.operationCache().toBytes());

	private final StatementCache statements = new StatementCache(TestSchema.LIMITS.statementCache().toBytes());

	private final List<CoercedVariables> variables = new ArrayList<>();

	private OperationDefinition definition = OperationDefinition.newOperationDefinition().build();

	private PlannedField planned = new PlannedField(new SelectionPlan.Empty(), Map.of(), 1);

	@Nullable private SelectedField selected;

	private int call;

	/** Parses the document and coerces the variables. */
	@Setup
	public void parse() {
		Operation selected = Operations.ofSmallCorpus()
			.stream()
			.filter((one) -> one.name().equals(this.operation))
			.findFirst()
			.orElseThrow();
		this.definition = Parser.parse(selected.document())
			.getFirstDefinitionOfType(OperationDefinition.class)
			.orElseThrow();
		selected.variables()
			.forEach((values) -> this.variables.add(ValuesResolver.coerceVariableValues(this.schema,
					this.definition.getVariableDefinitions(), RawVariables.of(values), GraphQLContext.getDefault(),
					Locale.ENGLISH)));
		CoercedVariables values = this.variables.getFirst();
		this.selected = rootField(values);
		this.planned = SelectionPlanner.plan(this.model, this.limits, this.selected, values,
				new RequestTime(Clock.systemUTC()));
	}

	/** Translates the operation, with other values in each call. */
	@Benchmark
	public CypherStatement translate(Blackhole unused) {
		this.call = (this.call + 1) % this.variables.size();
		CoercedVariables values = this.variables.get(this.call);
		SelectedField field = rootField(values);
		PlannedField planned = SelectionPlanner.plan(this.model, this.limits, field, values,
				new RequestTime(Clock.systemUTC()));
		unused.consume(PlanEstimator.estimate(this.limits, GraphCounts.UNKNOWN, planned, field));
		return new CypherStatement(this.statements.text(planned.plan()), planned.parameters());
	}

	private SelectedField rootField(CoercedVariables values) {
		return this.operations.get(this.schema, this.definition, Map.of(), values, DocumentSize.NONE)
			.rootFields()
			.getFirst();
	}

	/** Estimates the cost of the operation, which the gateway compares with the limits. */
	@Benchmark
	public PlanEstimate estimate() {
		return PlanEstimator.estimate(this.limits, GraphCounts.UNKNOWN, this.planned,
				Objects.requireNonNull(this.selected));
	}

}
