package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that the contract does not name, as JSON: keys sorted, no blanks;
 * {@code true}, {@code false}, {@code null} and decimal integers of 64 bits typed, all
 * else text as written.
 *
 * <p>
 * Unknown keys of a provider stand under {@code provider}; those of an image in
 * {@code images}, as an object beside the image's {@code url}.
 */
final class Extra {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int LONG_DIGITS = 18;

	private final SortedMap<String, @Nullable Object> values = new TreeMap<>();

	/** Keeps all that was not asked for, and counts it as unknown. */
	void keepUnread(Fields fields) {
		fields.forEachUnread((key, value) -> {
			fields.findings().addUnknownKey(key);
			this.values.put(key, json(value));
		});
	}

	void keep(String key, @Nullable YamlValue value) {
		if (value != null) {
			this.values.put(key, json(value));
		}
	}

	void keepText(String key, String text) {
		this.values.put(key, text);
	}

	void keep(String key, Extra nested) {
		if (!nested.values.isEmpty()) {
			this.values.put(key, nested.values);
		}
	}

	void keep(String key, List<Extra> nested) {
		if (!nested.isEmpty()) {
			this.values.put(key, nested.stream().map((extra) -> extra.values).toList());
		}
	}

	boolean isEmpty() {
		return this.values.isEmpty();
	}

	/** The JSON object, or null when nothing was kept. */
	@Nullable String json() {
		return (this.values.isEmpty()) ? null : JSON.writeValueAsString(this.values);
	}

	private static @Nullable Object json(YamlValue value) {
		return switch (value) {
			case YamlValue.Scalar scalar -> (scalar.plain()) ? typed(scalar.text()) : scalar.text();
			case YamlValue.Sequence sequence -> {
				List<@Nullable Object> items = new ArrayList<>();
				sequence.items().forEach((item) -> items.add(json(item)));
				yield items;
			}
			case YamlValue.Mapping mapping -> {
				SortedMap<String, @Nullable Object> members = new TreeMap<>();
				mapping.entries().forEach((key, entry) -> members.put(key, json(entry.value())));
				yield members;
			}
		};
	}

	private static @Nullable Object typed(String text) {
		return switch (text) {
			case "", "null" -> null;
			case "true" -> true;
			case "false" -> false;
			case "0" -> 0L;
			default -> (isInteger(text)) ? (Object) Long.valueOf(text) : text;
		};
	}

	private static boolean isInteger(String text) {
		int first = text.startsWith("-") ? 1 : 0;
		int digits = text.length() - first;
		return digits > 0 && digits <= LONG_DIGITS && text.charAt(first) != '0'
				&& text.chars().skip(first).allMatch((c) -> c >= '0' && c <= '9');
	}

}
