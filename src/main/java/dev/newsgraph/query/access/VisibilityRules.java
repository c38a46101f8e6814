package dev.newsgraph.query.access;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.plan.FilterRule;

/**
 * The objects of a type that callers of a role see, as filters. A role without a rule
 * sees all objects.
 *
 * @param rules filters by the name of the type, by role
 */
public record VisibilityRules(Map<Role, Map<String, FilterRule>> rules) {

	/** No role has a rule. */
	public static final VisibilityRules NONE = new VisibilityRules(Map.of());

	public VisibilityRules {
		rules = Map.copyOf(rules);
	}

	/** Returns the filters of a role by the name of the type. */
	Map<String, FilterRule> of(Role role) {
		return this.rules.getOrDefault(role, Map.of());
	}

	/** Returns the filter of a type for a role, or {@code null}. */
	public @Nullable FilterRule rule(Role role, String type) {
		return of(role).get(type);
	}

}
