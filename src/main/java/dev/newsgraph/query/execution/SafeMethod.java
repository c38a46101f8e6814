package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition.Operation;

import org.springframework.modulith.NamedInterface;

/**
 * Put into the {@code GraphQLContext} of an operation that was sent by a safe method of
 * HTTP such as {@code GET}, with this class as key. A mutation is then refused before
 * anything is executed.
 *
 * @param name the name of the method
 */
@NamedInterface("requests")
public record SafeMethod(String name) {

	/** The error code of a mutation that was sent by such a method. */
	public static final String CODE = "METHOD_NOT_ALLOWED";

	/**
	 * Checks an operation that is about to be executed.
	 * @throws AbortExecutionException if it is a mutation and was sent by a safe method
	 */
	static void check(ExecutionContext context) {
		SafeMethod method = context.getGraphQLContext().get(SafeMethod.class);
		if (method != null && context.getOperationDefinition().getOperation() == Operation.MUTATION) {
			throw new AbortExecutionException(List.of(GraphqlErrorBuilder.newError()
				.message("A mutation is not executed by %s; send it by POST.", method.name())
				.errorType(ErrorType.ExecutionAborted)
				.extensions(Map.of("code", CODE))
				.build()));
		}
	}

}
