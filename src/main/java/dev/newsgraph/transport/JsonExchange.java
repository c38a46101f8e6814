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
 * Reads a request of an endpoint beside the GraphQL endpoint as that one does: JSON
 * alone, within the same limit, and with the same words for what is no request.
 */
public final class JsonExchange {

	private final RequestBody body;

	JsonExchange(RequestBody body) {
		this.body = body;
	}

	/** The answer to a request, or to what is none. */
	public ServerResponse answer(ServerRequest request, Function<SerializableGraphQlRequest, ServerResponse> work)
			throws ServletException, IOException {
		MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
		if (!type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
			return ServerResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
		}
		try {
			return work.apply(this.body.read(request.servletRequest().getInputStream(), type));
		}
		catch (UnusableBodyException ex) {
			return ServerResponse.status(ex.status()).contentType(MediaType.APPLICATION_JSON).body(ex.answer());
		}
	}

}
