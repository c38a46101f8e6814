package dev.newsgraph.access;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of requests for the callers with a role, instead of those for all callers.
 *
 * @param maxBodySize size over which the body of a request is refused, by role; see
 * {@code newsgraph.http.max-body-size}. The body of a request with a token is received up
 * to the largest of these sizes, before its token is checked
 */
@Validated
@ConfigurationProperties("newsgraph.http.role")
public record RoleBodyProperties(@DefaultValue Map<Role, DataSize> maxBodySize) {

	/** The limit of all callers. */
	public static final RoleBodyProperties NONE = new RoleBodyProperties(Map.of());

	/**
	 * Returns the limit of a caller in bytes.
	 * @param others the limit of roles without a limit of their own
	 */
	public long limit(Role role, long others) {
		DataSize own = this.maxBodySize.get(role);
		return (own != null) ? own.toBytes() : others;
	}

	/** Returns the property of the limit of a role. */
	public String property(Role role) {
		return this.maxBodySize.containsKey(role) ? "newsgraph.http.role.max-body-size." + role.label()
				: "newsgraph.http.max-body-size";
	}

	/** Returns the largest limit of all callers in bytes. */
	public long largest(long others) {
		return Math.max(others, this.maxBodySize.values().stream().mapToLong(DataSize::toBytes).max().orElse(0));
	}

}
