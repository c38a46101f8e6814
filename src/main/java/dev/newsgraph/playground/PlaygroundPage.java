package dev.newsgraph.playground;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page itself, which may load and reach nothing but this gateway. */
final class PlaygroundPage {

	private static final String MISSING = "This build of Newsgraph has no playground: it was made with"
			+ " -Dplayground.skip, or not by Maven; GraphQL is answered all the same.\n";

	private static final String POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
			"connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'",
			"frame-ancestors 'none'");

	private final byte @Nullable [] html;

	private final String tag;

	PlaygroundPage(Resource html) throws IOException {
		this.html = html.exists() ? html.getContentAsByteArray() : null;
		this.tag = (this.html != null) ? DigestUtils.md5DigestAsHex(this.html) : "";
	}

	ServerResponse show(ServerRequest request) {
		if (this.html == null) {
			return ServerResponse.status(HttpStatus.NOT_FOUND)
				.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
				.headers(PlaygroundPage::protect)
				.body(MISSING);
		}
		return ServerResponse.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.eTag(this.tag)
			.headers(PlaygroundPage::protect)
			.body(this.html);
	}

	/**
	 * A redirect to the page. The place is relative, so that it also holds below a path
	 * that only a proxy knows.
	 */
	static ServerResponse redirect(String place) {
		return ServerResponse.status(HttpStatus.FOUND).location(URI.create(place)).build();
	}

	private static void protect(HttpHeaders headers) {
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "no-referrer");
	}

}
