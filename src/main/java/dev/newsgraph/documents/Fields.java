package dev.newsgraph.documents;

import dev.newsgraph.identity.CanonicalAddress;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The values of one mapping, each read as the type its key asks for; a value of another
 * type is a problem, and what says nothing ({@code null}, empty) is null.
 */
final class Fields {

	private final YamlValue.Mapping mapping;

	private final DocumentLimits limits;

	private final Findings findings;

	private final Set<String> read = new HashSet<>();

	Fields(YamlValue.Mapping mapping, DocumentLimits limits, Findings findings) {
		this.mapping = mapping;
		this.limits = limits;
		this.findings = findings;
	}

	Findings findings() {
		return this.findings;
	}

	DocumentLimits limits() {
		return this.limits;
	}

	boolean lacks(String key) {
		return value(key) == null;
	}

	/** The place of the key's value, or of the whole when it says nothing. */
	Position position(String key) {
		YamlValue value = value(key);
		return (value != null) ? value.position() : this.mapping.position();
	}

	/** Hands over what was not asked for. */
	void forEachUnread(BiConsumer<String, YamlValue> action) {
		this.mapping.entries().forEach((key, entry) -> {
			if (!this.read.contains(key)) {
				action.accept(key, entry.value());
			}
		});
	}

	/** Text of any length, as written. */
	@Nullable String text(String key) {
		return parsed(key, ProblemCode.INVALID_TEXT, "a text", "Write one text; put it in quotes.", Optional::of);
	}

	/** Text that the graph indexes, as written. */
	@Nullable String indexedText(String key) {
		String text = text(key);
		return (text != null && fitsIndex(key, text)) ? text : null;
	}

	/** An absolute http or https address, as written. */
	@Nullable String url(String key) {
		String url = parsed(key, ProblemCode.INVALID_URL, "an absolute http or https address",
				"Write the whole address, as in `https://example.com/news`.",
				(text) -> CanonicalAddress.of(text).map((address) -> text.strip()));
		return (url != null && fitsIndex(key, url)) ? url : null;
	}

	@Nullable Long integer(String key) {
		return parsed(key, ProblemCode.INVALID_INTEGER, "a whole number from -2147483648 to 2147483647",
				"Write decimal digits alone.", Fields::integerOf);
	}

	@Nullable Boolean bool(String key) {
		return parsed(key, ProblemCode.INVALID_BOOLEAN, "`true` or `false`", "Write `true` or `false`.",
				(text) -> switch (text.strip()) {
					case "true" -> Optional.of(true);
					case "false" -> Optional.of(false);
					default -> Optional.empty();
				});
	}

	@Nullable Instant instant(String key) {
		PointInTime point = parsed(key, ProblemCode.INVALID_DATE_TIME, "a date and time that exists",
				"Write it in ISO 8601, as in `2020-06-09T06:31:00Z`.", PointInTime::of);
		if (point == null) {
			return null;
		}
		if (point.assumed()) {
			this.findings.add(ProblemCode.UTC_ASSUMED, position(key),
					"`%s` has no offset and is taken as %s.".formatted(key, point.instant()),
					"Write it with its offset, as in `2020-06-09T06:31:00Z`.");
		}
		return point.instant();
	}

	YamlValue.@Nullable Mapping mapping(String key) {
		YamlValue value = value(key);
		if (value == null || value instanceof YamlValue.Mapping) {
			return (YamlValue.Mapping) value;
		}
		this.findings.add(ProblemCode.NOT_A_MAPPING, value.position(),
				"`%s` is %s, not keys with values.".formatted(key, kind(value)),
				"Write its keys below it, each on a line and indented.");
		return null;
	}

	/** The items of a list; a single value is taken as a list of one. */
	List<YamlValue> items(String key) {
		YamlValue value = value(key);
		if (value == null) {
			return List.of();
		}
		if (value instanceof YamlValue.Sequence sequence) {
			return sequence.items();
		}
		this.findings.add(ProblemCode.LIST_ASSUMED, value.position(),
				"`%s` is %s, and is taken as a list of one.".formatted(key, kind(value)),
				"Begin each item on a line of its own with `- `.");
		return List.of(value);
	}

	static String kind(YamlValue value) {
		return switch (value) {
			case YamlValue.Scalar scalar -> (scalar.isAbsent()) ? "empty" : Findings.quote(scalar.text());
			case YamlValue.Sequence sequence -> "a list";
			case YamlValue.Mapping mapping -> "a mapping";
		};
	}

	private <T> @Nullable T parsed(String key, ProblemCode code, String asked, String mend,
			Function<String, Optional<T>> parser) {
		YamlValue value = value(key);
		if (value == null) {
			return null;
		}
		Optional<T> parsed = (value instanceof YamlValue.Scalar scalar) ? parser.apply(scalar.text())
				: Optional.empty();
		if (parsed.isEmpty()) {
			this.findings.add(code, value.position(), "`%s` is %s, not %s.".formatted(key, kind(value), asked), mend);
		}
		return parsed.orElse(null);
	}

	private @Nullable YamlValue value(String key) {
		this.read.add(key);
		YamlValue.Entry entry = this.mapping.entries().get(key);
		if (entry == null || (entry.value() instanceof YamlValue.Scalar scalar && scalar.isAbsent())) {
			return null;
		}
		return entry.value();
	}

	private boolean fitsIndex(String key, String text) {
		if (text.getBytes(StandardCharsets.UTF_8).length <= this.limits.indexedBytes()) {
			return true;
		}
		this.findings.add(ProblemCode.TEXT_TOO_LONG, position(key),
				"`%s` is over the limit of %,d bytes.".formatted(key, this.limits.indexedBytes()), "Shorten it.");
		return false;
	}

	/** Long.parseLong would take the digits of any script. */
	private static Optional<Long> integerOf(String written) {
		String text = written.strip();
		int digits = (text.startsWith("-") || text.startsWith("+")) ? 1 : 0;
		if (text.length() == digits || !text.chars().skip(digits).allMatch((c) -> c >= '0' && c <= '9')) {
			return Optional.empty();
		}
		try {
			return Optional.of((long) Integer.parseInt(text));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

}
