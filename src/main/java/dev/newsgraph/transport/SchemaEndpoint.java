package dev.newsgraph.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.query.ClientSchema;

/**
 * Responds with the SDL of the schema as plain text. Clients can store the response, and
 * ask with its {@code ETag} whether it is current.
 */
final class SchemaEndpoint {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final byte[] text;

	private final String etag;

	SchemaEndpoint(ClientSchema schema) {
		this.text = schema.sdl().getBytes(StandardCharsets.UTF_8);
		// A weak tag, so that the web server may compress the text.
		this.etag = "W/\"" + DigestUtils.md5DigestAsHex(this.text) + "\"";
	}

	ServerResponse handle(ServerRequest request) throws HttpRequestMethodNotSupportedException {
		HttpMethod method = request.method();
		if (method.equals(HttpMethod.OPTIONS)) {
			return ServerResponse.noContent().allow(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS).build();
		}
		if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
			throw new HttpRequestMethodNotSupportedException(method.name(), List.of("GET", "HEAD", "OPTIONS"));
		}
		Optional<ServerResponse> notModified = request.checkNotModified(this.etag);
		return notModified.orElseGet(() -> ServerResponse.ok()
			.eTag(this.etag)
			.cacheControl(CacheControl.noCache())
			.contentType(TEXT)
			.body(this.text));
	}

}
