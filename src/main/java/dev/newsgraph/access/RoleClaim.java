package dev.newsgraph.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The claim of a JWT that contains the role of its caller.
 *
 * @param name the name of the claim. If there is no claim with the whole name, a dot in
 * it leads to a claim inside of another
 */
record RoleClaim(String name) {

	/** Of several roles, the first of these counts. */
	private static final List<Role> ORDER = List.of(Role.ADMIN, Role.IMPORTER, Role.ANALYST, Role.READER);

	/** Returns the role in the claims, or {@code null} if they have none. */
	@Nullable Role in(Map<String, Object> claims) {
		Object value = value(claims);
		Collection<?> names = (value instanceof Collection<?> several) ? several
				: (value instanceof String one) ? List.of(one) : List.of();
		return ORDER.stream().filter((role) -> names.contains(role.label())).findFirst().orElse(null);
	}

	private @Nullable Object value(Map<String, Object> claims) {
		if (claims.containsKey(this.name)) {
			return claims.get(this.name);
		}
		Object value = claims;
		for (String part : this.name.split("\\.")) {
			value = (value instanceof Map<?, ?> inner) ? inner.get(part) : null;
		}
		return value;
	}

}
