package dev.newsgraph.query;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway learns the numbers of nodes and relationships that the cost of an
 * operation is estimated from.
 *
 * @param interval time after which a request has the counts read again, in the
 * background; after a write of this gateway, at most one second. 0s reads no counts;
 * estimates then assume {@code newsgraph.query.assumed-set} rows
 */
@Validated
@ConfigurationProperties("newsgraph.query.counts")
record GraphCountsProperties(@DefaultValue("10s") @DurationMin Duration interval) {
}
