package dev.newsgraph.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.ConnectionPages;

/**
 * The value of a cell that contains a list of objects: how many there are, and the names
 * of those that were read.
 *
 * @param count the total count of a connection if it is selected, else the number of
 * names
 * @param names the names
 */
record ObjectNames(long count, List<String> names) {

	private static final List<String> NAME_FIELDS = List.of("title", "name", "slug", "domain", "webUrl", "originalUrl",
			"url", "path", "folder", "fragment", "message");

	private static final int MAX_PARTS = 3;

	private static final int MAX_LENGTH = 120;

	/** Returns the names of the objects in a list. */
	static ObjectNames ofList(List<?> objects) {
		List<String> names = new ArrayList<>(objects.size());
		for (Object object : objects) {
			if (object instanceof Map<?, ?> map) {
				names.add(name(map));
			}
		}
		return new ObjectNames(names.size(), names);
	}

	/** Returns the names of the nodes of a connection. */
	static ObjectNames ofConnection(Map<?, ?> connection) {
		List<@Nullable Object> nodes = new ArrayList<>();
		if (connection.get("edges") instanceof List<?> edges) {
			for (Object edge : edges) {
				nodes.add((edge instanceof Map<?, ?> map) ? map.get("node") : null);
			}
		}
		ObjectNames names = ofList(nodes);
		return (connection.get("totalCount") instanceof Number total)
				? new ObjectNames(total.longValue(), names.names()) : names;
	}

	/** Returns the text of the cell. */
	String text() {
		return this.names.stream().allMatch(String::isEmpty) && this.names.size() < 2 ? String.valueOf(this.count)
				: this.count + ": " + String.join("; ", this.names);
	}

	/**
	 * Returns the name of an object: its title or the like, or the key in its ID, or its
	 * first values.
	 */
	private static String name(Map<?, ?> object) {
		for (String field : NAME_FIELDS) {
			if (object.get(field) instanceof String text && !text.isBlank()) {
				return text;
			}
		}
		if (object.get(ConnectionPages.ID) instanceof String id) {
			String key = GlobalId.decode(id).map(GlobalId::key).orElse("");
			if (!key.isEmpty()) {
				return key;
			}
		}
		return shortened(String.join(", ", parts(object)));
	}

	private static List<String> parts(Map<?, ?> object) {
		List<String> parts = new ArrayList<>();
		for (Map.Entry<?, ?> entry : object.entrySet()) {
			String key = String.valueOf(entry.getKey());
			Object value = entry.getValue();
			if (parts.size() < MAX_PARTS && value != null && !ConnectionPages.isAdded(key)) {
				switch (value) {
					case List<?> list -> {
						// Lists have no part in a name.
					}
					case Map<?, ?> child -> parts.add(name(child));
					case Number number -> parts.add(key + " " + NumberText.of(number));
					default -> parts.add(key + " " + value);
				}
			}
		}
		return parts;
	}

	private static String shortened(String text) {
		return (text.codePointCount(0, text.length()) > MAX_LENGTH)
				? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…" : text;
	}

}
