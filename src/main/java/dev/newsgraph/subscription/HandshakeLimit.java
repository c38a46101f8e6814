package dev.newsgraph.subscription;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.transport.ClientAddress;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * Refuses the WebSocket of a client that cannot have a further one by HTTP status 503,
 * and closes its connection.
 */
final class HandshakeLimit implements HandshakeInterceptor {

	private final Connections connections;

	HandshakeLimit(Connections connections) {
		this.connections = connections;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		String caller = ClientAddress.of(servletRequest);
		attributes.put(ClientAddress.class.getName(), caller);
		VerifiedCaller verified = RequestCaller.of(servletRequest);
		if (verified != null) {
			RequestCaller.set(attributes, verified);
		}
		String refusal = this.connections.refusal(caller);
		if (refusal.isEmpty()) {
			return true;
		}
		HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
		// Refused clients must not fill the connections of the server.
		servletResponse.setHeader(HttpHeaders.CONNECTION, "close");
		RefusedRequestException.tooManyConnections(refusal).writeTo(servletResponse);
		return false;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		// The connection counts when it is established.
	}

}
