package dev.newsgraph.transport;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.graphql.MediaTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Checks the headers {@code Accept} and {@code Content-Type} of a request. */
final class MediaTypeRules {

	/** The media types of answers. The first one is for clients that accept any type. */
	static final List<MediaType> ANSWERS = List.of(MediaType.APPLICATION_JSON, MediaTypes.APPLICATION_GRAPHQL_RESPONSE,
			new MediaType("application", "graphql+json"));

	private static final List<MediaType> PAGES = List.of(MediaType.APPLICATION_JSON,
			MediaTypes.APPLICATION_GRAPHQL_RESPONSE, MediaType.TEXT_HTML);

	private static final List<MediaType> BODIES = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "graphql+json"));

	private static final Map<String, String> UTF_8 = Map.of("charset", "utf-8");

	/** The types of {@link #ANSWERS} as they are sent. */
	private static final List<MediaType> SENT = ANSWERS.stream().map(MediaTypeRules::withEncoding).toList();

	// Nearly all requests have the same headers.
	private static volatile @Nullable Accept lastAccept;

	private static volatile @Nullable ContentType lastContentType;

	private MediaTypeRules() {
	}

	/**
	 * Checks the syntax of both headers, and that no other encoding than UTF-8 is asked
	 * for.
	 * @throws RefusedRequestException if one is malformed, if there are several content
	 * types, or if the encoding of an answer is not UTF-8
	 */
	static void requireReadable(List<String> accept, List<String> contentTypes) {
		if (!accept.isEmpty()) {
			parse(accept).forEach(MediaTypeRules::requireUtf8);
		}
		if (!contentTypes.isEmpty() && (contentTypes.size() > 1
				|| (!contentTypes.getFirst().isBlank() && parsed(contentTypes.getFirst()) == null))) {
			throw unsupported();
		}
	}

	/**
	 * Selects the media type of the answer: the one with the highest quality, and among
	 * equal ones the one that the client names first.
	 * @param accept the values of all {@code Accept} headers; an empty list accepts any
	 * type
	 * @param answers the types of answers; the first one is for clients that accept any
	 * @throws RefusedRequestException if the header is malformed, or accepts no type of
	 * answer
	 */
	static MediaType answer(List<String> accept, List<MediaType> answers) {
		List<MediaType> ranges = accept.isEmpty() ? List.of() : parse(accept);
		if (ranges.isEmpty()) {
			return answers.getFirst();
		}
		MediaType best = best(ranges, answers);
		if (best == null) {
			throw RefusedRequestException.notAcceptable(
					"The gateway answers in %s; name one of them in the header Accept.".formatted(names(answers)));
		}
		return best;
	}

	private static @Nullable MediaType best(List<MediaType> ranges, List<MediaType> answers) {
		MediaType best = null;
		Preference highest = new Preference(0, 0);
		for (MediaType answer : answers) {
			Preference preference = preference(answer, ranges);
			if (preference.isHigher(highest)) {
				best = answer;
				highest = preference;
			}
		}
		return best;
	}

	/** Returns whether a page is preferred to JSON. */
	static boolean prefersHtml(List<String> accept) {
		return !accept.isEmpty() && MediaType.TEXT_HTML.equals(best(parse(accept), PAGES));
	}

	/** Returns whether the header names one of the types, not only a range of types. */
	static boolean names(List<String> accept, List<MediaType> types) {
		return !accept.isEmpty()
				&& parse(accept).stream().anyMatch((range) -> types.stream().anyMatch(range::equalsTypeAndSubtype));
	}

	/** Returns a type of JSON with the encoding, as it is sent. */
	static MediaType sent(MediaType type) {
		int position = ANSWERS.indexOf(type);
		return (position >= 0) ? SENT.get(position) : withEncoding(type);
	}

	private static MediaType withEncoding(MediaType type) {
		return new MediaType(type.getType(), type.getSubtype(), UTF_8);
	}

	private static String names(List<MediaType> types) {
		List<String> names = types.stream()
			.map((type) -> "`%s/%s`".formatted(type.getType(), type.getSubtype()))
			.toList();
		return (names.size() == 1) ? names.getFirst()
				: String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
	}

	// Spring would write the answers of its own endpoints in the encoding of this range.
	private static void requireUtf8(MediaType range) {
		Charset charset = range.getCharset();
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			throw RefusedRequestException
				.notAcceptable("Every answer is in UTF-8; leave `charset` out of the header Accept.");
		}
	}

	private static List<MediaType> parse(List<String> accept) {
		String text = (accept.size() == 1) ? accept.getFirst() : String.join(",", accept);
		Accept last = lastAccept;
		if (last != null && last.text().equals(text)) {
			return last.ranges();
		}
		try {
			List<MediaType> ranges = List.copyOf(MediaType.parseMediaTypes(text));
			lastAccept = new Accept(text, ranges);
			return ranges;
		}
		catch (IllegalArgumentException ex) {
			throw RefusedRequestException
				.notAcceptable("The header Accept is malformed; name media types such as `application/json`.");
		}
	}

	private static Preference preference(MediaType answer, List<MediaType> ranges) {
		int specificity = 0;
		Preference preference = new Preference(0, 0);
		for (int i = 0; i < ranges.size(); i++) {
			MediaType range = ranges.get(i);
			int found = specificity(answer, range);
			if (found > specificity) {
				specificity = found;
				preference = new Preference(range.getQualityValue(), i);
			}
		}
		return preference;
	}

	/** Returns 0 if the range does not include the type. */
	private static int specificity(MediaType type, MediaType range) {
		if (range.isWildcardType()) {
			return 1;
		}
		if (!range.getType().equals(type.getType())) {
			return 0;
		}
		if (range.getSubtype().equals("*")) {
			return 2;
		}
		return range.getSubtype().equals(type.getSubtype()) ? 3 : 0;
	}

	/**
	 * Returns the media type of a body.
	 * @param contentTypes the values of all {@code Content-Type} headers
	 * @throws RefusedRequestException if there is not exactly one, or if it is not JSON
	 */
	static MediaType body(List<String> contentTypes) {
		MediaType type = (contentTypes.size() == 1) ? parsed(contentTypes.getFirst()) : null;
		if (type == null || BODIES.stream().noneMatch(type::equalsTypeAndSubtype)) {
			throw unsupported();
		}
		return type;
	}

	private static RefusedRequestException unsupported() {
		return RefusedRequestException.unsupported(
				"The body must be JSON; send it with one header `Content-Type: application/json`.", HttpHeaders.ACCEPT,
				MediaType.APPLICATION_JSON_VALUE);
	}

	/** Returns {@code null} if the content type is malformed, or is a range of types. */
	private static @Nullable MediaType parsed(String contentType) {
		ContentType last = lastContentType;
		if (last != null && last.text().equals(contentType)) {
			return last.type();
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			if (!type.isConcrete()) {
				return null;
			}
			lastContentType = new ContentType(contentType, type);
			return type;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** A header {@code Accept}, and its ranges of types. */
	private record Accept(String text, List<MediaType> ranges) {
	}

	/** A header {@code Content-Type}, and its type. */
	private record ContentType(String text, MediaType type) {
	}

	/**
	 * How much a client prefers a type.
	 *
	 * @param quality from 0, which means not acceptable, to 1
	 * @param position the position in the header, from 0
	 */
	private record Preference(double quality, int position) {

		boolean isHigher(Preference other) {
			return this.quality > other.quality || (this.quality == other.quality && this.position < other.position);
		}

	}

}
