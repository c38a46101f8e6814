package dev.newsgraph.transport;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/** Reads requests and writes responses of the GraphQL endpoint. */
final class JsonConverter implements HttpMessageConverter<Object> {

	private final RequestBody body;

	JsonConverter(RequestBody body) {
		this.body = body;
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
	public Object read(Class<?> type, HttpInputMessage request) throws IOException {
		return this.body.read(request.getBody(), request.getHeaders().getContentType());
	}

	@Override
	@SuppressWarnings("unchecked")
	public void write(Object answer, @Nullable MediaType mediaType, HttpOutputMessage response) throws IOException {
		byte[] bytes = AnswerJson.bytes((Map<String, Object>) answer);
		response.getHeaders().setContentLength(bytes.length);
		response.getBody().write(bytes);
	}

}
