package dev.newsgraph.query.compiled;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.CoercedVariables;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import tools.jackson.core.JsonGenerator;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.access.CostReport;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.compiled.CompiledQuery.Constant;
import dev.newsgraph.query.compiled.CompiledQuery.Ready;
import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.execution.GraphDataFetcher.ReadRows;
import dev.newsgraph.query.execution.Notices;
import dev.newsgraph.query.execution.PlanningInstrumentation;
import dev.newsgraph.query.execution.Statistics;
import dev.newsgraph.query.limits.DocumentLimits;

/**
 * Executes queries that were compiled. The first request with a document compiles it.
 * What is not a query, and each request whose answer would have an error, is left to
 * graphql-java. That continues with the rows that were read, so nothing is read twice.
 */
@NamedInterface("compiled")
public final class CompiledOperations {

	/** The extension of requests that a part of the execution by graphql-java reads. */
	private static final String REVISION = "revision";

	private final QueryCompiler compiler;

	private final RequestPreparation preparation;

	private final StatementCache statements;

	private final RootReader reader;

	private final Cache<QueryKey, CompiledQuery> queries;

	private final LongAdder compiled = new LongAdder();

	private final LongAdder left = new LongAdder();

	/**
	 * Creates the executor.
	 * @param compiler compiles documents
	 * @param planning plans the root fields of each request
	 * @param limits limits of variables
	 * @param statements cache of statement texts
	 * @param reader reads root fields
	 * @param clock clock that dates relative to now refer to
	 * @param bytes memory that compiled queries may take, as estimated
	 */
	public CompiledOperations(QueryCompiler compiler, PlanningInstrumentation planning, DocumentLimits limits,
			GraphQLSchema schema, StatementCache statements, RootReader reader, Clock clock, long bytes) {
		this.compiler = compiler;
		this.preparation = new RequestPreparation(planning, limits, schema, clock);
		this.statements = statements;
		this.reader = reader;
		this.queries = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((QueryKey key, CompiledQuery query) -> query.weight())
			.build();
	}

	/**
	 * Returns the answer to a query, or {@code null} if graphql-java must execute the
	 * operation. Then call {@link CompiledRequest#handOver} before.
	 */
	public @Nullable CompiledAnswer execute(CompiledRequest request) {
		CompiledAnswer answer = request.extensions().containsKey(REVISION) ? null : answer(request);
		((answer != null) ? this.compiled : this.left).increment();
		return answer;
	}

	/** Returns how many operations were answered here since the start. */
	public long compiled() {
		return this.compiled.sum();
	}

	/** Returns how many operations were left to graphql-java since the start. */
	public long left() {
		return this.left.sum();
	}

	private @Nullable CompiledAnswer answer(CompiledRequest request) {
		QueryKey key = QueryKey.of(request.document(), request.operationName(), request.identity().role());
		CompiledQuery query = this.queries.getIfPresent(key);
		CoercedVariables variables = null;
		if (query instanceof CompiledQuery.Conditional conditional) {
			variables = this.preparation.coerced(conditional.variables(), request);
			List<Boolean> values = (variables != null) ? conditions(conditional, variables) : null;
			if (values == null) {
				return null;
			}
			key = key.with(values);
			query = this.queries.getIfPresent(key);
		}
		if (query == null) {
			query = compile(key, request);
		}
		if (!(query instanceof Ready ready)) {
			return null;
		}
		PreparedRequest prepared = this.preparation.prepare(ready, request, variables);
		if (ready.prepared().hasGrown()) {
			this.queries.put(key, ready);
		}
		return (prepared != null) ? answer(ready, request, prepared) : null;
	}

	private @Nullable CompiledQuery compile(QueryKey key, CompiledRequest request) {
		QueryCompiler.Result result = this.compiler.compile(request);
		if (result == null) {
			return null;
		}
		if (result.conditional() != null) {
			this.queries.put(key.with(List.of()), result.conditional());
		}
		this.queries.put((result.conditional() != null) ? key.with(result.values()) : key, result.query());
		return result.query();
	}

	private static @Nullable List<Boolean> conditions(CompiledQuery.Conditional conditional,
			CoercedVariables variables) {
		List<Boolean> values = new ArrayList<>(conditional.conditions().size());
		for (String name : conditional.conditions()) {
			if (!(variables.get(name) instanceof Boolean value)) {
				return null;
			}
			values.add(value);
		}
		return values;
	}

	private @Nullable CompiledAnswer answer(Ready query, CompiledRequest request, PreparedRequest prepared) {
		Constant planned = prepared.planned();
		Caller caller = request.caller();
		if (caller != null) {
			caller.onPlan(planned.cost());
		}
		Statistics statistics = Boolean.TRUE.equals(request.extensions().get(Statistics.NAME))
				? Statistics.start(query.selected()) : null;
		ReadRows rows = null;
		try {
			rows = this.reader.read(planned.fields(), (resultKey, plan) -> query.text(resultKey, plan, this.statements),
					caller, statistics);
			return written(query, planned, rows, prepared.variables(), statistics, cost(request));
		}
		catch (RuntimeException ex) {
			InternalErrors.log(ex);
			if (rows != null) {
				request.give(rows);
			}
			return null;
		}
	}

	private CompiledAnswer written(Ready query, Constant planned, ReadRows rows, CoercedVariables variables,
			@Nullable Statistics statistics, @Nullable Map<String, Object> cost) {
		AnswerBuffer buffer = new AnswerBuffer(this.reader.maxAnswer());
		JsonGenerator json = JsonOutput.start(buffer);
		AnswerRun run = new AnswerRun(json, variables);
		Map<String, Long> objects = new LinkedHashMap<>();
		json.writeStartObject();
		for (RootWriter root : query.roots()) {
			long before = run.objects();
			String resultKey = root.field().resultKey();
			root.write(planned.fields().get(resultKey), value(rows, resultKey), run);
			if (statistics != null) {
				objects.put(resultKey, run.objects() - before);
			}
		}
		json.writeEndObject();
		json.close();
		JsonOutput.writeEnd(buffer, extensions(run.notices(), statistics, objects, cost));
		return new CompiledAnswer(buffer.bytes(), statistics == null && cost == null && !planned.uncached());
	}

	private static @Nullable Map<String, Object> cost(CompiledRequest request) {
		Caller caller = request.caller();
		return (caller != null && CostReport.isAskedFor(request.extensions())) ? caller.cost() : null;
	}

	private static @Nullable Value value(ReadRows rows, String resultKey) {
		ReadRows.Outcome outcome = rows.outcomes().get(resultKey);
		if (outcome == null) {
			return null;
		}
		if (outcome.failure() != null) {
			throw outcome.failure();
		}
		return outcome.value();
	}

	private static Map<String, Object> extensions(@Nullable Notices notices, @Nullable Statistics statistics,
			Map<String, Long> objects, @Nullable Map<String, Object> cost) {
		if (notices == null && statistics == null && cost == null) {
			return Map.of();
		}
		Map<String, Object> extensions = new LinkedHashMap<>();
		if (notices != null) {
			extensions.put("notices", notices.sorted());
		}
		if (statistics != null) {
			extensions.put(Statistics.NAME,
					statistics.reportOf("compiled", (field) -> objects.getOrDefault(field.resultKey(), 0L)));
		}
		if (cost != null) {
			extensions.put(CostReport.NAME, cost);
		}
		return extensions;
	}

}
