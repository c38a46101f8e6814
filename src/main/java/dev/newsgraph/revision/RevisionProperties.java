package dev.newsgraph.revision;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway follows the revision of the graph.
 *
 * @param interval how long the gateway relies on a revision that it has read, if other
 * gateways may write to the same database. For this time, a client can be told that an
 * answer is unchanged although another gateway has changed the graph. With 0s, the
 * revision is read for each request that asks. A gateway whose embedded server no other
 * program can reach always knows the revision
 */
@Validated
@ConfigurationProperties("newsgraph.revision")
record RevisionProperties(@DefaultValue("1s") @DurationMin Duration interval) {
}
