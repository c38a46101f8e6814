package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionId;
import graphql.language.OperationDefinition.Operation;
import graphql.language.VariableDefinition;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Identity;
import dev.newsgraph.query.execution.NormalizedOperationCache;
import dev.newsgraph.query.execution.PlanningInstrumentation.Recorder;
import dev.newsgraph.schema.GraphModel;

/**
 * Compiles the document of a request. graphql-java parses, validates and plans it, with
 * all limits of an execution.
 */
public final class QueryCompiler {

	/** Measured: a writer takes about 250 bytes. */
	private static final int BYTES_PER_FIELD = 300;

	private final GraphQL graphQl;

	private final GraphModel model;

	/**
	 * Creates a compiler.
	 * @param model model of the schema
	 */
	public QueryCompiler(GraphQL graphQl, GraphModel model) {
		this.graphQl = graphQl;
		this.model = model;
	}

	/**
	 * Compiles a request. If its document or its variables are not valid, the request
	 * gets the result of graphql-java.
	 * @return what to keep of the document, or {@code null} if nothing is kept
	 */
	@Nullable Result compile(CompiledRequest request) {
		Recorder recorder = new Recorder();
		ExecutionInput input = ExecutionInput.newExecutionInput(request.document())
			.operationName(request.operationName())
			.variables(request.variables())
			.executionId(ExecutionId.generate())
			.graphQLContext(Map.of(Recorder.class, recorder, Identity.class, request.identity()))
			.build();
		ExecutionResult result;
		try {
			result = this.graphQl.execute(input);
		}
		catch (RuntimeException ex) {
			InternalErrors.log(ex);
			return null;
		}
		ExecutionContext context = recorder.context();
		if (context != null && context.getOperationDefinition().getOperation() != Operation.QUERY) {
			return new Result(null, List.of(), new CompiledQuery.Refused());
		}
		if (!recorder.isComplete()) {
			request.give(result);
			return null;
		}
		return compiled(Objects.requireNonNull(context), recorder, request.document().length());
	}

	private @Nullable Result compiled(ExecutionContext context, Recorder recorder, int characters) {
		List<String> conditions = List.copyOf(NormalizedOperationCache.conditions(context.getOperationDefinition(),
				context.getFragmentsByName().values()));
		List<Boolean> values = new ArrayList<>(conditions.size());
		for (String name : conditions) {
			if (!(context.getCoercedVariables().get(name) instanceof Boolean value)) {
				return null;
			}
			values.add(value);
		}
		List<VariableDefinition> variables = context.getOperationDefinition().getVariableDefinitions();
		CompiledQuery.Conditional conditional = conditions.isEmpty() ? null
				: new CompiledQuery.Conditional(conditions, variables);
		return new Result(conditional, values, query(context, recorder, variables, characters));
	}

	private CompiledQuery query(ExecutionContext context, Recorder recorder, List<VariableDefinition> variables,
			int characters) {
		if (CompiledQuery.hasOtherDirective(context)) {
			return new CompiledQuery.Refused();
		}
		try {
			SelectionCompiler compiler = new SelectionCompiler(this.model, context);
			List<RootWriter> roots = compiler.roots(recorder.selected());
			return new CompiledQuery.Ready(recorder.selected(), roots, variables, characters, CompiledQuery.BASE_WEIGHT
					+ recorder.weight() + BYTES_PER_FIELD * compiler.fields() + compiler.characters());
		}
		catch (NotCompiledException ex) {
			return new CompiledQuery.Refused();
		}
	}

	/**
	 * What to keep of a document.
	 *
	 * @param conditional the entry of the document, or {@code null} if its selection does
	 * not depend on variables
	 * @param values values of the variables that the selection depends on
	 * @param query the entry of the selection
	 */
	record Result(CompiledQuery.@Nullable Conditional conditional, List<Boolean> values, CompiledQuery query) {
	}

}
