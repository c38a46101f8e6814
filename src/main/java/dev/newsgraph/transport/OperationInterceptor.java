package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

/**
 * Surrounds the execution of operations at the GraphQL endpoint. An interceptor can
 * answer itself, for example with status 304, or call the next handler, for example to
 * set a header of its response. Implementations are Spring beans; the first in their
 * order is the outermost. An answer that depends on the result of the operation is better
 * changed in a {@code WebGraphQlInterceptor}, whose response headers are sent.
 */
@FunctionalInterface
public interface OperationInterceptor {

	/**
	 * The end of the entity tag of an answer that the endpoint has compressed, which is
	 * otherwise the tag that an interceptor has given it.
	 */
	String GZIP_TAG = "-gzip";

	/**
	 * Answers a request.
	 * @param request the HTTP request
	 * @param operation its parameters, with a document. Whether the operation is a query
	 * is not known yet, except for {@link OperationRequest#safe() safe methods}, which
	 * execute only queries
	 * @param type the media type of the answer that the client prefers
	 * @param next executes the operation
	 * @throws RefusedRequestException if the request is not processed
	 */
	HttpAnswer intercept(HttpServletRequest request, OperationRequest operation, MediaType type,
			OperationHandler<HttpAnswer> next) throws Exception;

}
