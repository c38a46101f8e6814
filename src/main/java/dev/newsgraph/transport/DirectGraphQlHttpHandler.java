package dev.newsgraph.transport;

import jakarta.servlet.ServletException;
import reactor.core.publisher.Mono;

import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.AsyncServerResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * GraphQL handler that writes the response on the thread of the request. The handler of
 * Spring writes it in a second, asynchronous dispatch of the servlet container, although
 * most responses are complete before.
 */
final class DirectGraphQlHttpHandler extends GraphQlHttpHandler {

	DirectGraphQlHttpHandler(WebGraphQlHandler handler, JsonConverter converter) {
		super(handler, converter);
	}

	@Override
	public ServerResponse handleRequest(ServerRequest request) throws ServletException {
		HttpCaller caller = new HttpCaller(request.servletRequest());
		try {
			return super.handleRequest(request);
		}
		catch (UnusableBodyException ex) {
			byte[] answer = AnswerJson.bytes(ex.answer());
			return ServerResponse.status(ex.status()).contentType(accepted(request)).build((received, response) -> {
				response.setContentLength(answer.length);
				response.getOutputStream().write(answer);
				return null;
			});
		}
		finally {
			caller.release();
		}
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
		ServerResponse response = super.prepareResponse(request, answer);
		return (response instanceof AsyncServerResponse pending) ? pending.block() : response;
	}

	private static MediaType accepted(ServerRequest request) {
		return request.headers()
			.accept()
			.stream()
			.filter((type) -> type.equals(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)
					|| type.equals(MediaType.APPLICATION_JSON))
			.findFirst()
			.orElse(MediaType.APPLICATION_JSON);
	}

}
