package dev.newsgraph.subscription;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

import dev.newsgraph.transport.AnswerJson;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.RefusedRequestException;

/** Writes the responses in event streams, whose JSON exists already. */
final class EventJson implements HttpMessageConverter<JsonAnswer> {

	private final ByteBudget pendingAnswers;

	/**
	 * Creates a converter.
	 * @param pendingAnswers the bytes of the answers of queries that are being sent
	 */
	EventJson(ByteBudget pendingAnswers) {
		this.pendingAnswers = pendingAnswers;
	}

	@Override
	public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
		return false;
	}

	@Override
	public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
		return type.equals(JsonAnswer.class);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return List.of(MediaType.APPLICATION_JSON);
	}

	@Override
	public JsonAnswer read(Class<? extends JsonAnswer> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("Events are not read", input);
	}

	@Override
	public void write(JsonAnswer answer, @Nullable MediaType mediaType, HttpOutputMessage output) throws IOException {
		if (answer.isShared()) {
			// The bytes are those of all clients.
			output.getBody().write(answer.json());
			return;
		}
		try (ByteBudget.Claim claim = this.pendingAnswers.claim()) {
			claim.resize(answer.json().length);
			output.getBody().write(answer.json());
		}
		catch (RefusedRequestException ex) {
			Map<String, Object> refusal = Map.of("errors",
					List.of(StreamFailure.error(ex.code(), String.valueOf(ex.getMessage())).toSpecification()));
			output.getBody().write(AnswerJson.bytes(refusal, Long.MAX_VALUE));
		}
	}

}
