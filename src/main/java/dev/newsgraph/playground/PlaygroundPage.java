package dev.newsgraph.playground;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the HTML of the page. Its content security policy allows connections only to
 * this gateway, and to those that the operator has configured.
 */
final class PlaygroundPage {

	private static final String MISSING = "This build of Newsgraph does not contain the playground, because it was built with"
			+ " -Dplayground.skip or without Maven. The GraphQL endpoint works.\n";

	private final byte @Nullable [] html;

	private final String tag;

	private final String policy;

	PlaygroundPage(Resource html, List<OtherGateway> gateways) throws IOException {
		this.policy = policy(gateways);
		this.html = html.exists() ? html.getContentAsByteArray() : null;
		this.tag = (this.html != null) ? DigestUtils.md5DigestAsHex(this.html) : "";
	}

	/** Returns the page, or 404 with an explanation if the build does not contain it. */
	ServerResponse show(ServerRequest request) {
		if (this.html == null) {
			return ServerResponse.status(HttpStatus.NOT_FOUND)
				.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
				.headers(this::protect)
				.body(MISSING);
		}
		return ServerResponse.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.eTag(this.tag)
			.headers(this::protect)
			.body(this.html);
	}

	/**
	 * Returns a redirect. The location must be relative, so that it is also correct below
	 * a path that a proxy adds.
	 */
	static ServerResponse redirect(String location) {
		return ServerResponse.status(HttpStatus.FOUND).location(URI.create(location)).build();
	}

	private static String policy(List<OtherGateway> gateways) {
		String connections = Stream.concat(Stream.of("connect-src 'self'"), gateways.stream().map(OtherGateway::origin))
			.distinct()
			.collect(Collectors.joining(" "));
		return String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'",
				"img-src 'self' data: blob:", "font-src 'self' data:", connections, "worker-src 'self'",
				"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");
	}

	private void protect(HttpHeaders headers) {
		headers.set("Content-Security-Policy", this.policy);
	}

}
