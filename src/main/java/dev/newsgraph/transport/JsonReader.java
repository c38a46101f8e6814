package dev.newsgraph.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of requests, whose nesting and numbers are limited. */
final class JsonReader {

	private final ObjectReader json;

	private final TransportProperties properties;

	JsonReader(TransportProperties properties) {
		this.properties = properties;
		// Names that clients make up must not stay in a shared table.
		JsonFactory factory = JsonFactory.builder()
			.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(properties.maxJsonDepth())
				.maxNumberLength(properties.maxNumberLength())
				.build())
			.build();
		this.json = new JsonMapper(factory).readerFor(Object.class);
	}

	/**
	 * Reads a body.
	 * @param charset the encoding, or {@code null} for UTF-8 and the other Unicode
	 * encodings, which the parser detects
	 * @throws RefusedRequestException if it is not JSON, or exceeds a limit
	 */
	@Nullable Object read(byte[] bytes, @Nullable Charset charset) {
		return read(bytes, charset, "The body");
	}

	/**
	 * Reads a part of a request.
	 * @param place what is read, as the subject of a message
	 * @throws RefusedRequestException if it is not JSON, or exceeds a limit
	 */
	@Nullable Object read(byte[] bytes, @Nullable Charset charset, String place) {
		try {
			return (charset == null || charset.name().startsWith("UTF")) ? this.json.readValue(bytes)
					: this.json.readValue(new InputStreamReader(new ByteArrayInputStream(bytes), charset));
		}
		catch (StreamConstraintsException ex) {
			throw RefusedRequestException.malformed(("%s has more than %d levels of nesting"
					+ " (newsgraph.http.max-json-depth), or a number of more than %d digits"
					+ " (newsgraph.http.max-number-length).")
				.formatted(place, this.properties.maxJsonDepth(), this.properties.maxNumberLength()));
		}
		catch (JacksonException ex) {
			TokenStreamLocation location = ex.getLocation();
			throw RefusedRequestException.malformed((location != null) ? "%s is not JSON: line %d, column %d."
				.formatted(place, location.getLineNr(), location.getColumnNr()) : place + " is not JSON.");
		}
	}

}
