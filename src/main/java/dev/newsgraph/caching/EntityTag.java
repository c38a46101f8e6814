package dev.newsgraph.caching;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

import dev.newsgraph.transport.OperationInterceptor;

/**
 * A strong entity tag. A compressed answer is another representation, so its tag has a
 * suffix.
 *
 * @param value the tag without quotation marks
 */
record EntityTag(String value) {

	/** Returns the tag of a header {@code ETag}. */
	static EntityTag ofHeader(String header) {
		return new EntityTag(header.substring(1, header.length() - 1));
	}

	/** Returns the tag as in the header {@code ETag}. */
	String header() {
		return "\"" + this.value + "\"";
	}

	/**
	 * Returns the tag, with or without the suffix of compressed answers, that a header
	 * {@code If-None-Match} lists, or {@code null} if it lists neither. Tags are compared
	 * weakly, as RFC 9110 requires. The list {@code *} names no tag.
	 * @param headers the values of the header
	 */
	@Nullable EntityTag in(List<String> headers) {
		for (String header : headers) {
			for (ETag tag : ETag.parse(header)) {
				if (tag.tag().equals(this.value) || tag.tag().equals(this.value + OperationInterceptor.GZIP_TAG)) {
					return new EntityTag(tag.tag());
				}
			}
		}
		return null;
	}

	/**
	 * Returns the headers of a response with status 304, which are those of the answer
	 * with this tag.
	 * @param cacheControl the cache directives of the answer
	 */
	HttpHeaders notModified(String cacheControl) {
		HttpHeaders headers = new HttpHeaders();
		headers.setETag(header());
		headers.setCacheControl(cacheControl);
		headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION));
		if (this.value.endsWith(OperationInterceptor.GZIP_TAG)) {
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
		return headers;
	}

	/** Returns the values of the header {@code If-None-Match}. */
	static List<String> conditions(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH));
	}

	/** Returns whether a header {@code If-None-Match} is {@code *}. */
	static boolean isAny(List<String> headers) {
		return headers.stream().anyMatch((header) -> header.strip().equals("*"));
	}

}
