package dev.newsgraph.transport;

/**
 * Completes or refuses a request after its parameters have been read, and before it is
 * required to contain {@code query}. For example, a resolver finds the document of a
 * {@code documentId}. Implementations are Spring beans; each gets the result of the one
 * before, in their order. They apply to every path that takes operations.
 */
@FunctionalInterface
public interface OperationRequestResolver {

	/**
	 * Returns the request to execute.
	 * @param request the parameters as the client sent them, possibly without
	 * {@code query}
	 * @return the same request, or {@link OperationRequest#withQuery(String) one with a
	 * document}
	 * @throws RefusedRequestException if the operation must not be executed
	 */
	OperationRequest resolve(OperationRequest request);

	/**
	 * Notes that a query was answered without errors by a way that does not pass the
	 * interceptors of Spring for GraphQL.
	 * @param request the request that was executed
	 */
	default void answered(OperationRequest request) {
		// By default, nothing is noted.
	}

}
