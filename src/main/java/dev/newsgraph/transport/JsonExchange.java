package dev.newsgraph.transport;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.ServletException;

import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads requests of other endpoints in the same way as the GraphQL endpoint: only JSON,
 * with the same maximum size, and with the same error messages.
 */
public final class JsonExchange {

	private final RequestBody body;

	JsonExchange(RequestBody body) {
		this.body = body;
	}

	/**
	 * Reads a request and passes it to the function.
	 * @return the response of the function, or an error response if the body is invalid
	 */
	public ServerResponse answer(ServerRequest request, Function<SerializableGraphQlRequest, ServerResponse> handler)
			throws ServletException, IOException {
		MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
		if (!type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
			return ServerResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
		}
		try {
			return handler.apply(this.body.read(request.servletRequest().getInputStream(), type));
		}
		catch (UnusableBodyException ex) {
			return ServerResponse.status(ex.status()).contentType(MediaType.APPLICATION_JSON).body(ex.answer());
		}
	}

}
