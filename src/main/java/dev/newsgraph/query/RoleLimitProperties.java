package dev.newsgraph.query;

import java.util.Map;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.limits.RoleLimits;

/**
 * Limits of operations for the callers with a role, instead of those for all callers.
 *
 * @param maxRows objects that an operation may return at most, by role; see
 * {@code newsgraph.query.max-rows}
 * @param maxValues values that the objects of an operation may have at most, by role; see
 * {@code newsgraph.query.max-values}
 * @param maxCost rows that the database may have to read for an operation, by role; see
 * {@code newsgraph.query.max-cost}
 */
@Validated
@ConfigurationProperties("newsgraph.query.role")
public record RoleLimitProperties(@DefaultValue Map<Role, @Min(1) Long> maxRows,
		@DefaultValue Map<Role, @Min(1) Long> maxValues, @DefaultValue Map<Role, @Min(1) Long> maxCost) {

	/** Returns the limits for the planning of operations. */
	public RoleLimits limits() {
		return new RoleLimits(this.maxRows, this.maxValues, this.maxCost);
	}

}
