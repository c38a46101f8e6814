package dev.newsgraph.query.limits;

import java.util.Map;

import dev.newsgraph.access.Role;

/**
 * Limits of the size of operations for the callers with a role. Roles that a map does not
 * contain have the limit of all callers.
 *
 * @param maxRows largest number of objects that an operation may return
 * @param maxValues largest number of values that the objects of an operation may have
 * @param maxCost largest number of rows that an operation may read
 */
public record RoleLimits(Map<Role, Long> maxRows, Map<Role, Long> maxValues, Map<Role, Long> maxCost) {

	/** All callers have the same limits. */
	public static final RoleLimits NONE = new RoleLimits(Map.of(), Map.of(), Map.of());

	public RoleLimits {
		maxRows = Map.copyOf(maxRows);
		maxValues = Map.copyOf(maxValues);
		maxCost = Map.copyOf(maxCost);
	}

	/** Returns the limit of objects. */
	public Limit rows(Role role, long most) {
		return limit(this.maxRows, "max-rows", role, most);
	}

	/** Returns the limit of values. */
	public Limit values(Role role, long most) {
		return limit(this.maxValues, "max-values", role, most);
	}

	/** Returns the limit of rows that are read. */
	public Limit cost(Role role, long most) {
		return limit(this.maxCost, "max-cost", role, most);
	}

	private static Limit limit(Map<Role, Long> limits, String name, Role role, long most) {
		Long own = limits.get(role);
		return (own != null) ? new Limit(own, "role.%s.%s".formatted(name, role.label())) : new Limit(most, name);
	}

	/**
	 * A limit.
	 *
	 * @param most the largest number that is allowed
	 * @param property its property, below {@code newsgraph.query}
	 */
	public record Limit(long most, String property) {
	}

}
