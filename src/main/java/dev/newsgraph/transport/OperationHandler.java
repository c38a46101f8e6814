package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

/**
 * Answers a request whose checks it has passed and whose parameters have been read.
 *
 * @param <T> the type of the answer
 */
@FunctionalInterface
public interface OperationHandler<T> {

	/**
	 * Answers a request.
	 * @param request the HTTP request
	 * @param operation its parameters, with a document
	 * @param type the media type of the answer that the client prefers
	 * @throws RefusedRequestException if the request is not processed
	 */
	T handle(HttpServletRequest request, OperationRequest operation, MediaType type) throws Exception;

}
