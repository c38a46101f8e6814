package dev.newsgraph.transport;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.web.servlet.function.AsyncServerResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Answers on the request's own thread. The stock handler hands every answer to a second
 * dispatch of the servlet container, although most are there when the first ends.
 */
final class DirectGraphQlHttpHandler extends GraphQlHttpHandler {

	DirectGraphQlHttpHandler(WebGraphQlHandler handler) {
		super(handler);
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
		ServerResponse response = super.prepareResponse(request, answer);
		return (response instanceof AsyncServerResponse pending) ? pending.block() : response;
	}

}
