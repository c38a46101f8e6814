package dev.newsgraph.caching;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the header {@code Cache-Control}. */
final class CacheControlText {

	/** For answers that must not be kept. */
	static final String NO_STORE = "no-store";

	private final String revalidated;

	private final String fresh;

	/**
	 * Creates the values.
	 * @param configured the directives of an answer that may be kept
	 */
	CacheControlText(String configured) {
		this.revalidated = configured;
		this.fresh = Arrays.stream(configured.split(","))
			.map(String::strip)
			.filter((directive) -> !directive.equalsIgnoreCase("no-cache") && !directive.startsWith("max-age"))
			.collect(Collectors.joining(", "));
	}

	/** Returns the directives of an answer whose document has no maximum age. */
	String revalidated() {
		return this.revalidated;
	}

	/** Returns the directives of an answer that may be kept for some time. */
	String fresh(Duration maxAge) {
		return Stream.of(this.fresh, "max-age=" + maxAge.toSeconds())
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

}
