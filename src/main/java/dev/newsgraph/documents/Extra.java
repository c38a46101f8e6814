package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of a document that the document format does not define, as JSON. Keys are
 * sorted and whitespace is omitted. The booleans and nulls of YAML's core schema and
 * decimal integers of 64 bits are typed; all other values are text as written.
 *
 * <p>
 * Unknown keys of a provider are kept under {@code provider}. Those of an image are kept
 * in {@code images}, in an object that also has the {@code url} of the image.
 */
final class Extra {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int LONG_DIGITS = 18;

	private final SortedMap<String, @Nullable Object> values = new TreeMap<>();

	/** Keeps all keys that were not read and reports them as unknown. */
	void keepUnread(Fields fields) {
		fields.forEachUnread((key, value) -> {
			fields.findings().addUnknownKey(key);
			this.values.put(key, json(value));
		});
	}

	/** Keeps a value if it is not {@code null}. */
	void keep(String key, @Nullable YamlValue value) {
		if (value != null) {
			this.values.put(key, json(value));
		}
	}

	/** Keeps a text. */
	void keepText(String key, String text) {
		this.values.put(key, text);
	}

	/** Keeps the keys of a nested mapping, if there are any. */
	void keep(String key, Extra nested) {
		if (!nested.values.isEmpty()) {
			this.values.put(key, nested.values);
		}
	}

	/** Keeps the keys of the mappings in a list, if there are any. */
	void keep(String key, List<Extra> nested) {
		if (!nested.isEmpty()) {
			this.values.put(key, nested.stream().map((extra) -> extra.values).toList());
		}
	}

	boolean isEmpty() {
		return this.values.isEmpty();
	}

	/** Returns the JSON object, or {@code null} if it is empty. */
	@Nullable String json() {
		return (this.values.isEmpty()) ? null : JSON.writeValueAsString(this.values);
	}

	private static @Nullable Object json(YamlValue value) {
		return switch (value) {
			case YamlValue.Scalar scalar -> (scalar.plain()) ? typed(scalar) : scalar.text();
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

	private static @Nullable Object typed(YamlValue.Scalar scalar) {
		String text = scalar.text();
		if (scalar.isNull()) {
			return null;
		}
		Object bool = YamlValue.Scalar.booleanOf(text).orElse(null);
		if (bool != null) {
			return bool;
		}
		return (text.equals("0") || isInteger(text)) ? (Object) Long.valueOf(text) : text;
	}

	private static boolean isInteger(String text) {
		int first = text.startsWith("-") ? 1 : 0;
		int digits = text.length() - first;
		return digits > 0 && digits <= LONG_DIGITS && text.charAt(first) != '0'
				&& text.chars().skip(first).allMatch((c) -> c >= '0' && c <= '9');
	}

}
