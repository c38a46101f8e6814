package dev.newsgraph.query.compiled;

import java.util.Map;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.access.Identity;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.execution.GraphDataFetcher.ReadRows;

/**
 * A request for an operation. If the operation cannot be answered by
 * {@link CompiledOperations}, the request holds what was read or found out, and
 * graphql-java continues from there when {@link #handOver(Map)} has been called.
 */
@NamedInterface("compiled")
public final class CompiledRequest {

	private final String document;

	private final @Nullable String operationName;

	private final Map<String, @Nullable Object> variables;

	private final Map<String, Object> extensions;

	private final @Nullable Caller caller;

	private final Identity identity;

	private @Nullable ReadRows rows;

	private @Nullable ExecutionResult result;

	/**
	 * Creates a request.
	 * @param document text of the document
	 * @param operationName name of the operation, or {@code null}
	 * @param variables values of the variables as the client sent them
	 * @param extensions extensions of the request
	 * @param caller the connection of the client, or {@code null} if it is unknown
	 * @param identity who the caller is
	 */
	public CompiledRequest(String document, @Nullable String operationName, Map<String, @Nullable Object> variables,
			Map<String, Object> extensions, @Nullable Caller caller, Identity identity) {
		this.document = document;
		this.operationName = operationName;
		this.variables = variables;
		this.extensions = extensions;
		this.caller = caller;
		this.identity = identity;
	}

	String document() {
		return this.document;
	}

	@Nullable String operationName() {
		return this.operationName;
	}

	Map<String, @Nullable Object> variables() {
		return this.variables;
	}

	Map<String, Object> extensions() {
		return this.extensions;
	}

	@Nullable Caller caller() {
		return this.caller;
	}

	Identity identity() {
		return this.identity;
	}

	void give(ReadRows read) {
		this.rows = read;
	}

	void give(ExecutionResult failed) {
		this.result = failed;
	}

	/**
	 * Adds what graphql-java needs to continue to the entries for the
	 * {@code GraphQLContext}.
	 */
	public void handOver(Map<Object, Object> context) {
		if (this.rows != null) {
			context.put(ReadRows.class, this.rows);
		}
		if (this.result != null) {
			context.put(ExecutionResult.class, this.result);
		}
	}

}
