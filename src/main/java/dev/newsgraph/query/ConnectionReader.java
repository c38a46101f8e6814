package dev.newsgraph.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.ExecutionId;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Identity;
import dev.newsgraph.query.execution.LargestPage;
import dev.newsgraph.query.execution.OperationFailure;
import dev.newsgraph.query.execution.PlanOnlyExecution;
import dev.newsgraph.query.plan.InvalidArgumentException;

/**
 * Reads a connection of an operation page by page to its end. The operation itself must
 * be within the limits of clients; the pages can be larger than theirs.
 */
public final class ConnectionReader {

	private final GraphQL graphQl;

	private final GraphQLSchema schema;

	private final int defaultFirst;

	private final Identity identity;

	/**
	 * Creates a reader for the gateway itself. Clients need {@link #as(Identity)}.
	 * @param defaultFirst rows of a page for which an operation gives no size
	 */
	ConnectionReader(GraphQL graphQl, GraphQLSchema schema, int defaultFirst) {
		this(graphQl, schema, defaultFirst, Identity.INTERNAL);
	}

	private ConnectionReader(GraphQL graphQl, GraphQLSchema schema, int defaultFirst, Identity identity) {
		this.graphQl = graphQl;
		this.schema = schema;
		this.defaultFirst = defaultFirst;
		this.identity = identity;
	}

	/**
	 * Returns a reader that reads what a caller may see.
	 * @param caller who the caller is
	 */
	public ConnectionReader as(Identity caller) {
		return new ConnectionReader(this.graphQl, this.schema, this.defaultFirst, caller);
	}

	/**
	 * Prepares the pages of a connection. No statement is sent.
	 * @param query text of the document
	 * @param operationName name of the operation, or null if the document has only one
	 * @param variables values of the variables
	 * @param connection response names that lead to the connection, separated by dots;
	 * null if the operation selects only one
	 * @param pageSize rows of a page at most, or null to read only the page that the
	 * operation requests. A page has fewer rows if it would exceed another limit
	 * @throws ConnectionReadException if the operation is not valid, or does not select
	 * one connection
	 */
	public ConnectionPages read(String query, @Nullable String operationName, Map<String, @Nullable Object> variables,
			@Nullable String connection, @Nullable Integer pageSize) {
		PlanOnlyExecution planned = planned(query, operationName, variables, Map.of());
		OperationDefinition operation = Objects.requireNonNull(planned.operation());
		if (operation.getOperation() != OperationDefinition.Operation.QUERY) {
			throw new ConnectionReadException("OPERATION_NOT_SUPPORTED",
					"Only a query can be exported; this operation is a %s."
						.formatted(operation.getOperation().name().toLowerCase(Locale.ROOT)));
		}
		SelectedConnection selected = selected(SelectedConnection.of(planned.selected(), this.schema), connection);
		selected.requireOneKindOfRows();
		String start = selected.start(planned.variables());
		PageDocument document = PageDocument.of(this.schema, operation, selected);
		Map<String, @Nullable Object> values = new HashMap<>(variables);
		values.keySet().retainAll(document.variables());
		ConnectionPages.Page page = new ConnectionPages.Page(document.text(), values, document.first(),
				document.after());
		RowFields fields = new RowFields(this.schema);
		boolean edges = selected.rows().name().equals("edges");
		return new ConnectionPages(this, page, selected.path().stream().map((field) -> field.resultKey()).toList(),
				(operation.getName() != null) ? operation.getName() : "", edges, fields.of(selected.rows().children()),
				selected.orderedBy(planned.variables()), start, (pageSize != null) ? fitting(page, start, pageSize)
						: selected.size(planned.variables(), this.defaultFirst),
				pageSize == null);
	}

	private SelectedConnection selected(List<SelectedConnection> found, @Nullable String name) {
		Map<String, SelectedConnection> byName = SelectedConnection.byName(found);
		String names = String.join(", ", byName.keySet());
		if (found.isEmpty()) {
			throw new ConnectionReadException(InvalidArgumentException.CODE,
					"The operation selects no connection with `edges` or `nodes` outside of"
							+ " lists; select one, for example `{ articles { edges { node { title } } } }`.");
		}
		if (name == null && found.size() > 1) {
			throw new ConnectionReadException(InvalidArgumentException.CODE,
					"The operation selects several connections: %s. Choose one, for example by the parameter `connection=%s`."
						.formatted(names, byName.keySet().iterator().next()));
		}
		SelectedConnection chosen = (name != null) ? byName.get(name) : found.getFirst();
		if (chosen == null) {
			throw new ConnectionReadException(InvalidArgumentException.CODE,
					"The operation selects no connection of the name that the parameter `connection` has; choose one of %s."
						.formatted(names));
		}
		return chosen;
	}

	/** Returns the largest page size with which a page is within all limits. */
	private int fitting(ConnectionPages.Page page, @Nullable String start, int largest) {
		int size = largest;
		while (true) {
			try {
				planned(page.text(), null, page.variables(start, size), context(size));
				return size;
			}
			catch (ConnectionReadException ex) {
				if (size <= 1) {
					throw ex;
				}
				size = size / 2;
			}
		}
	}

	private PlanOnlyExecution planned(String query, @Nullable String operationName,
			Map<String, @Nullable Object> variables, Map<?, Object> context) {
		PlanOnlyExecution planOnly = new PlanOnlyExecution();
		Map<Object, Object> all = new HashMap<>(context);
		all.put(PlanOnlyExecution.class, planOnly);
		ExecutionResult result = execute(query, operationName, variables, all);
		if (!planOnly.isComplete()) {
			throw failure(result);
		}
		return planOnly;
	}

	/**
	 * Executes an operation.
	 * @param context entries of the {@code GraphQLContext}
	 */
	ExecutionResult execute(String query, @Nullable String operationName, Map<String, @Nullable Object> variables,
			Map<?, Object> context) {
		Map<Object, Object> all = new HashMap<>(context);
		all.put(Identity.class, this.identity);
		ExecutionInput input = ExecutionInput.newExecutionInput(query)
			.operationName(operationName)
			.variables(variables)
			.executionId(ExecutionId.generate())
			.graphQLContext(all)
			.build();
		try {
			return this.graphQl.execute(input);
		}
		catch (RuntimeException ex) {
			return OperationFailure.result(ex, input.getExecutionIdNonNull());
		}
	}

	/**
	 * Returns whether an operation is a page that the gateway reads for an operation of a
	 * client, from its context. The operation of the client was checked before.
	 */
	public static boolean isPage(GraphQLContext context) {
		return context.hasKey(LargestPage.class);
	}

	/** Returns the entries of the context that allow pages of this size. */
	static Map<Object, Object> context(int pageSize) {
		return new HashMap<>(Map.of(LargestPage.class, new LargestPage(pageSize)));
	}

	/** Returns the exception for a result with errors. */
	static ConnectionReadException failure(ExecutionResult result) {
		return new ConnectionReadException(result.getErrors().stream().map(GraphQLError::toSpecification).toList());
	}

}
