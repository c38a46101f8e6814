package dev.newsgraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as the documentation shows them. A text that ends in {@code …} is the beginning
 * of a text or of a figure, {@code "…"} is any value, and {@code "…"} as the last item of
 * a list is any further items. All else is as it is.
 */
final class DocumentedJson {

	private static final String MORE = "…";

	private static final int WIDTH = 110;

	private static final JsonMapper JSON = new JsonMapper();

	private DocumentedJson() {
	}

	/** Whether an answer is as documented. */
	static boolean matches(@Nullable Object documented, @Nullable Object actual) {
		if (isAbbreviated(documented)) {
			return String.valueOf(actual).startsWith(beginning(documented)) || documented.equals(MORE);
		}
		if (documented instanceof Map<?, ?> object && actual instanceof Map<?, ?> other) {
			return object.keySet().equals(other.keySet())
					&& object.keySet().stream().allMatch((key) -> matches(object.get(key), other.get(key)));
		}
		if (documented instanceof List<?> list && actual instanceof List<?> other) {
			boolean open = !list.isEmpty() && MORE.equals(list.getLast());
			int size = open ? list.size() - 1 : list.size();
			if (open ? other.size() < size : other.size() != size) {
				return false;
			}
			for (int i = 0; i < size; i++) {
				if (!matches(list.get(i), other.get(i))) {
					return false;
				}
			}
			return true;
		}
		return Objects.equals(documented, actual);
	}

	/** The answer, abbreviated where the documented one is and still fits. */
	static @Nullable Object merge(@Nullable Object documented, @Nullable Object actual) {
		if (matches(documented, actual)) {
			return documented;
		}
		if (documented instanceof Map<?, ?> object && actual instanceof Map<?, ?> other) {
			Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
			other.forEach(
					(key, value) -> merged.put(key, object.containsKey(key) ? merge(object.get(key), value) : value));
			return merged;
		}
		if (documented instanceof List<?> list && actual instanceof List<?> other && list.size() == other.size()) {
			List<@Nullable Object> merged = new ArrayList<>();
			for (int i = 0; i < list.size(); i++) {
				merged.add(merge(list.get(i), other.get(i)));
			}
			return merged;
		}
		return actual;
	}

	/** Takes abbreviated texts of variables from the answers before. */
	static @Nullable Object complete(@Nullable Object value, List<Object> answers) {
		if (isAbbreviated(value)) {
			List<String> texts = new ArrayList<>();
			answers.forEach((answer) -> collectTexts(answer, texts));
			return texts.reversed()
				.stream()
				.filter((text) -> text.startsWith(beginning(value)))
				.findFirst()
				.orElseThrow(() -> new AssertionError("No answer before has a text that begins as " + value));
		}
		if (value instanceof Map<?, ?> object) {
			Map<Object, @Nullable Object> complete = new LinkedHashMap<>();
			object.forEach((key, one) -> complete.put(key, complete(one, answers)));
			return complete;
		}
		return value;
	}

	private static void collectTexts(@Nullable Object value, List<String> texts) {
		switch (value) {
			case String text -> texts.add(text);
			case Map<?, ?> object -> object.values().forEach((one) -> collectTexts(one, texts));
			case List<?> list -> list.forEach((one) -> collectTexts(one, texts));
			case null, default -> {
			}
		}
	}

	private static boolean isAbbreviated(@Nullable Object documented) {
		return documented instanceof String text && text.endsWith(MORE);
	}

	private static String beginning(Object abbreviated) {
		String text = (String) abbreviated;
		return text.substring(0, text.length() - 1);
	}

	/** JSON with short objects and lists on one line. */
	static String text(@Nullable Object value) {
		StringBuilder text = new StringBuilder();
		append(value, "", 0, text);
		return text.append('\n').toString();
	}

	private static void append(@Nullable Object value, String indent, int used, StringBuilder text) {
		String line = oneLine(value);
		boolean nests = value instanceof Map<?, ?> || value instanceof List<?>;
		if (!nests || (!indent.isEmpty() && indent.length() + used + line.length() <= WIDTH)) {
			text.append(line);
			return;
		}
		String inner = indent + "  ";
		String separator = "";
		if (value instanceof Map<?, ?> object) {
			text.append('{');
			for (Map.Entry<?, ?> entry : object.entrySet()) {
				String key = JSON.writeValueAsString(entry.getKey()) + ": ";
				text.append(separator).append('\n').append(inner).append(key);
				append(entry.getValue(), inner, key.length(), text);
				separator = ",";
			}
			text.append('\n').append(indent).append('}');
		}
		else {
			text.append('[');
			for (Object item : (List<?>) value) {
				text.append(separator).append('\n').append(inner);
				append(item, inner, 0, text);
				separator = ",";
			}
			text.append('\n').append(indent).append(']');
		}
	}

	private static String oneLine(@Nullable Object value) {
		if (value instanceof Map<?, ?> object && !object.isEmpty()) {
			List<String> entries = new ArrayList<>();
			object.forEach((key, one) -> entries.add(JSON.writeValueAsString(key) + ": " + oneLine(one)));
			return "{ " + String.join(", ", entries) + " }";
		}
		if (value instanceof List<?> list) {
			return "[" + String.join(", ", list.stream().map(DocumentedJson::oneLine).toList()) + "]";
		}
		return JSON.writeValueAsString(value);
	}

}
