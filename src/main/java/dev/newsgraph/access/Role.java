package dev.newsgraph.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a caller may do. Each role includes what {@link #READER} may do, and
 * {@link #ADMIN} includes all others. {@link #ANALYST} and {@link #IMPORTER} do not
 * include each other.
 */
public enum Role {

	/** Reads articles, providers, topics and collections. */
	READER,

	/** Also sees how operations are executed: statements, settings and previews. */
	ANALYST,

	/** Also requests and follows imports. */
	IMPORTER,

	/** May do everything. */
	ADMIN;

	/** Returns the role with this name in lower case, or {@code null}. */
	public static @Nullable Role named(String name) {
		for (Role role : values()) {
			if (role.label().equals(name)) {
				return role;
			}
		}
		return null;
	}

	/** Returns the names of all roles, for messages. */
	static String labels() {
		return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
	}

	/** Returns the name in lower case, as files and tokens contain it. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether a caller with this role may do what the other role may do.
	 * @param required the role that is required
	 */
	public boolean includes(Role required) {
		return this == required || this == ADMIN || required == READER;
	}

	/**
	 * Returns the least role that includes both this role and the other.
	 * @param other the other role
	 */
	public Role and(Role other) {
		return includes(other) ? this : (other.includes(this) ? other : ADMIN);
	}

}
