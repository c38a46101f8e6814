package dev.newsgraph.importing.resolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The properties of one row. Values that are {@code null} or an empty list are omitted.
 */
final class Row {

	private final Map<String, Object> properties = new HashMap<>();

	/** Adds a property. */
	Row with(String name, @Nullable Object value) {
		if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
			this.properties.put(name, value);
		}
		return this;
	}

	Map<String, Object> map() {
		return this.properties;
	}

}
