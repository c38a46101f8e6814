package dev.newsgraph.subscription;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.newsgraph.transport.ClientAddress;

/**
 * Refuses the WebSocket of a client that cannot have a further one by HTTP status 503,
 * and closes its connection.
 */
final class HandshakeLimit implements HandshakeInterceptor {

	private static final JsonMapper JSON = new JsonMapper();

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
		String refusal = this.connections.refusal(caller);
		if (refusal.isEmpty()) {
			return true;
		}
		response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set(HttpHeaders.RETRY_AFTER, "10");
		// Refused clients must not fill the connections of the server.
		headers.set(HttpHeaders.CONNECTION, "close");
		String answer = JSON.writeValueAsString(Map.of("errors",
				List.of(Map.of("message", refusal, "extensions", Map.of("code", "TOO_MANY_CONNECTIONS")))));
		response.getBody().write(answer.getBytes(StandardCharsets.UTF_8));
		return false;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		// The connection counts when it is established.
	}

}
