package dev.newsgraph.query.access;

import java.util.List;

import dev.newsgraph.access.Role;

/**
 * A selected field that the caller may not select, or a type that an id names and that
 * the caller may not see.
 *
 * @param name type and name of the field, such as {@code ImportJob.state}, or the type
 * @param required role that the field or type requires
 * @param path keys in the response that lead to the field, or to the field with the id
 */
public record Denial(String name, Role required, List<String> path) {

	public Denial {
		path = List.copyOf(path);
	}

	/** Returns {@code field} or {@code type}. */
	String kind() {
		return this.name.contains(".") ? "field" : "type";
	}

}
