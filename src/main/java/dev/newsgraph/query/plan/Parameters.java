package dev.newsgraph.query.plan;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Collects the parameter values of one statement and names them in planning order. */
final class Parameters {

	private final Map<String, Object> values = new HashMap<>();

	private final String prefix;

	Parameters() {
		this("p");
	}

	/**
	 * Creates an empty collection.
	 * @param prefix begin of the names of the parameters
	 */
	Parameters(String prefix) {
		this.prefix = prefix;
	}

	/** Adds a value and returns the name of its parameter. */
	String add(@Nullable Object value) {
		String name = this.prefix + this.values.size();
		this.values.put(name, value);
		return name;
	}

	Map<String, Object> values() {
		return this.values;
	}

}
