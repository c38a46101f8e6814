package dev.newsgraph.query;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.access.Role;

/**
 * Which objects of the graph the callers of a role see.
 *
 * @param visible filters by type and role, each written as the argument {@code where} of
 * an operation. Callers of the role see no other objects of the type
 */
@Validated
@ConfigurationProperties("newsgraph.access")
public record VisibilityProperties(@DefaultValue Map<String, Map<Role, String>> visible) {
}
