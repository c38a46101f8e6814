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
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The values of one mapping, each read as the type that its key requires. A value of
 * another type is reported as a problem and read as {@code null}. A missing value,
 * {@code null} and an empty value are read as {@code null} without a problem.
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

	/** Returns whether the key is missing or its value is {@code null} or empty. */
	boolean isAbsent(String key) {
		return value(key) == null;
	}

	/**
	 * Returns the position of the value, or that of the mapping if the value is absent.
	 */
	Position position(String key) {
		YamlValue value = value(key);
		return (value != null) ? value.position() : this.mapping.position();
	}

	/** Performs an action for each key that was not read. */
	void forEachUnread(BiConsumer<String, YamlValue> action) {
		this.mapping.entries().forEach((key, entry) -> {
			if (!this.read.contains(key)) {
				action.accept(key, entry.value());
			}
		});
	}

	/** Returns a text of any length, as written. */
	@Nullable String text(String key) {
		return parsed(key, ProblemCode.INVALID_TEXT, "text", "Write the value as text in quotes.", Optional::of);
	}

	/**
	 * Returns a text that the graph indexes, as written. The text is limited to
	 * {@link DocumentLimits#indexedBytes()}.
	 */
	@Nullable String indexedText(String key) {
		String text = text(key);
		return (text != null && fitsIndex(key, text)) ? text : null;
	}

	/**
	 * Returns an absolute http or https address, as written. A relative address is
	 * resolved if the address of the site is known.
	 */
	@Nullable String url(String key) {
		String url = parsed(key, ProblemCode.INVALID_URL, "an absolute http or https address", isUnresolved(key)
				? "Set newsgraph.import.base-url to the address of the site, or write the full address, for example"
						+ " `https://example.com/news`."
				: "Write the full address, for example `https://example.com/news`.", (text) -> {
					String address = absolute(text);
					return CanonicalAddress.exists(address) ? Optional.of(CanonicalAddress.trim(address))
							: Optional.empty();
				});
		return (url != null && fitsIndex(key, url)) ? url : null;
	}

	/**
	 * Returns whether the value is a relative address that cannot be resolved, because
	 * the address of the site is not known.
	 */
	boolean isUnresolved(String key) {
		return this.limits.baseUrl() == null && value(key) instanceof YamlValue.Scalar scalar
				&& RelativeAddress.isRelative(scalar.text());
	}

	private String absolute(String text) {
		String base = this.limits.baseUrl();
		return (base != null && RelativeAddress.isRelative(text)) ? RelativeAddress.resolve(base, text) : text;
	}

	/** Returns a decimal integer of 32 bits. */
	@Nullable Long integer(String key) {
		return parsed(key, ProblemCode.INVALID_INTEGER, "a whole number from -2147483648 to 2147483647",
				WholeNumber::hint, WholeNumber::of);
	}

	/** Returns a boolean. */
	@Nullable Boolean bool(String key) {
		return parsed(key, ProblemCode.INVALID_BOOLEAN, "`true` or `false`", "Write `true` or `false`.",
				(text) -> YamlValue.Scalar.booleanOf(text.strip()));
	}

	/**
	 * Returns a point in time. UTC is assumed, with a notice, if the value has no offset.
	 */
	@Nullable Instant instant(String key) {
		PointInTime point = parsed(key, ProblemCode.INVALID_DATE_TIME, "a valid date and time", PointInTime::hint,
				PointInTime::of);
		if (point == null) {
			return null;
		}
		if (point.utcAssumed()) {
			this.findings.add(ProblemCode.UTC_ASSUMED, position(key),
					"`%s` has no UTC offset; it is read as %s.".formatted(key, point.instant()),
					"Add the offset, for example `2020-06-09T06:31:00Z`.");
		}
		return point.instant();
	}

	/** Returns a nested mapping. */
	YamlValue.@Nullable Mapping mapping(String key) {
		YamlValue value = value(key);
		if (value == null || value instanceof YamlValue.Mapping) {
			return (YamlValue.Mapping) value;
		}
		this.findings.add(ProblemCode.NOT_A_MAPPING, value.position(),
				"`%s` is %s, not a mapping.".formatted(key, kind(value)),
				"Write its keys below it, one per line and indented.");
		return null;
	}

	/**
	 * Returns the items of a list. A single value is read, with a notice, as a list with
	 * one item.
	 */
	List<YamlValue> items(String key) {
		YamlValue value = value(key);
		if (value == null) {
			return List.of();
		}
		if (value instanceof YamlValue.Sequence sequence) {
			return sequence.items();
		}
		boolean hasComma = value instanceof YamlValue.Scalar scalar && scalar.text().indexOf(',') >= 0;
		this.findings.add(ProblemCode.LIST_ASSUMED, value.position(),
				"`%s` is %s, not a list; it is read as a list with one item%s.".formatted(key, kind(value),
						(hasComma) ? ", because a comma outside of brackets does not separate items" : ""),
				(hasComma) ? "Write each item on its own line, beginning with `- `, or all items in brackets: `[A, B]`."
						: "Write each item on its own line, beginning with `- `.");
		return List.of(value);
	}

	/** Returns a short description of a value for a message. */
	static String kind(YamlValue value) {
		return switch (value) {
			case YamlValue.Scalar scalar when scalar.text().isEmpty() -> "empty";
			case YamlValue.Scalar scalar -> (scalar.isNull()) ? "null" : Findings.quote(scalar.text());
			case YamlValue.Sequence sequence -> "a list";
			case YamlValue.Mapping mapping -> "a mapping";
		};
	}

	private <T> @Nullable T parsed(String key, ProblemCode code, String expected, String hint,
			Function<String, Optional<T>> parser) {
		return parsed(key, code, expected, (text) -> hint, parser);
	}

	private <T> @Nullable T parsed(String key, ProblemCode code, String expected, UnaryOperator<String> hint,
			Function<String, Optional<T>> parser) {
		YamlValue value = value(key);
		if (value == null) {
			return null;
		}
		String text = (value instanceof YamlValue.Scalar scalar) ? scalar.text() : null;
		Optional<T> parsed = (text != null) ? parser.apply(text) : Optional.empty();
		if (parsed.isEmpty()) {
			this.findings.add(code, value.position(), "`%s` is %s, not %s.".formatted(key, kind(value), expected),
					hint.apply((text != null) ? text : ""));
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

	/**
	 * Returns whether the graph can index a text, and reports a problem otherwise.
	 * @param key the key of the value
	 * @param text the text
	 */
	boolean fitsIndex(String key, String text) {
		// A character has at most three bytes.
		if (3L * text.length() <= this.limits.indexedBytes()
				|| text.getBytes(StandardCharsets.UTF_8).length <= this.limits.indexedBytes()) {
			return true;
		}
		this.findings.add(ProblemCode.TEXT_TOO_LONG, position(key),
				"`%s` exceeds the limit of %,d bytes.".formatted(key, this.limits.indexedBytes()),
				"Shorten the value.");
		return false;
	}

}
