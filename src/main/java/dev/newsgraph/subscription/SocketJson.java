package dev.newsgraph.subscription;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.graphql.server.support.GraphQlWebSocketMessage;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/**
 * Reads and writes the messages of WebSockets. The JSON of a response for several clients
 * is written once.
 */
final class SocketJson implements HttpMessageConverter<Object> {

	private static final JsonMapper JSON = new JsonMapper();

	private static final byte[] ID = "{\"id\":".getBytes(StandardCharsets.UTF_8);

	private static final byte[] PAYLOAD = ",\"type\":\"next\",\"payload\":".getBytes(StandardCharsets.UTF_8);

	private final SocketMessages messages;

	SocketJson(SocketMessages messages) {
		this.messages = messages;
	}

	@Override
	public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
		return true;
	}

	@Override
	public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
		return true;
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return List.of(MediaType.APPLICATION_JSON);
	}

	@Override
	public Object read(Class<?> type, HttpInputMessage input) throws IOException {
		Map<String, Object> values = this.messages
			.read(new String(input.getBody().readAllBytes(), StandardCharsets.UTF_8));
		values.keySet().retainAll(Set.of("type", "id", "payload"));
		return JSON.convertValue(values, GraphQlWebSocketMessage.class);
	}

	/** Returns the message with a response. */
	static byte[] next(String id, JsonAnswer answer) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(answer.json().length + id.length() + 64);
		try {
			writeNext(id, answer, message);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return message.toByteArray();
	}

	private static void writeNext(String id, JsonAnswer answer, OutputStream message) throws IOException {
		message.write(ID);
		message.write(JSON.writeValueAsBytes(id));
		message.write(PAYLOAD);
		message.write(answer.json());
		message.write('}');
	}

	@Override
	public void write(Object written, @Nullable MediaType mediaType, HttpOutputMessage output) throws IOException {
		GraphQlWebSocketMessage message = (GraphQlWebSocketMessage) written;
		Object payload = message.getPayload();
		OutputStream body = output.getBody();
		if (payload instanceof JsonAnswer answer) {
			writeNext(String.valueOf(message.getId()), answer, body);
		}
		else {
			Map<String, Object> values = new LinkedHashMap<>();
			if (message.getId() != null) {
				values.put("id", message.getId());
			}
			values.put("type", message.getType());
			if (!(payload instanceof Map<?, ?> map && map.isEmpty())) {
				values.put("payload", payload);
			}
			body.write(JSON.writeValueAsBytes(values));
		}
	}

}
