package dev.newsgraph.transport;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers a request whose checks it has passed and whose parameters have been read. */
@FunctionalInterface
public interface OperationHandler {

	/**
	 * Answers a request.
	 * @param request the HTTP request
	 * @param operation its parameters, with a document
	 * @param type the media type of the answer that the client prefers
	 * @throws RefusedRequestException if the request is not processed
	 */
	ServerResponse handle(ServerRequest request, OperationRequest operation, MediaType type) throws Exception;

}
