package dev.newsgraph.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Federation with other GraphQL services.
 *
 * @param enabled whether the schema is a subgraph of Apollo Federation 2, with the root
 * fields {@code _service} and {@code _entities} for a router
 */
@Validated
@ConfigurationProperties("newsgraph.federation")
record FederationProperties(@DefaultValue("false") boolean enabled) {
}
