package dev.newsgraph.transport;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Hands the parameters that {@link OperationReader} has read to the handler of Spring,
 * and writes responses.
 */
final class JsonConverter implements HttpMessageConverter<Object> {

	/** Name of the request attribute that holds the parameters. */
	static final String OPERATION = OperationRequest.class.getName();

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
	public Object read(Class<?> type, HttpInputMessage request) {
		return ((ServletServerHttpRequest) request).getServletRequest().getAttribute(OPERATION);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void write(Object answer, @Nullable MediaType mediaType, HttpOutputMessage response) throws IOException {
		byte[] bytes = AnswerJson.bytes((Map<String, Object>) answer);
		response.getHeaders().setContentLength(bytes.length);
		response.getBody().write(bytes);
	}

}
