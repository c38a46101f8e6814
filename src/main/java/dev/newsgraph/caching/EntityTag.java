package dev.newsgraph.caching;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;

/**
 * A strong entity tag. A compressed answer is another representation, so its tag has a
 * suffix.
 *
 * @param value the tag without quotation marks
 */
record EntityTag(String value) {

	/** The end of the tag of an answer that is compressed. */
	static final String GZIP = "-gzip";

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
				if (tag.tag().equals(this.value) || tag.tag().equals(this.value + GZIP)) {
					return new EntityTag(tag.tag());
				}
			}
		}
		return null;
	}

	/** Returns whether a header {@code If-None-Match} is {@code *}. */
	static boolean isAny(List<String> headers) {
		return headers.stream().anyMatch((header) -> header.strip().equals("*"));
	}

}
