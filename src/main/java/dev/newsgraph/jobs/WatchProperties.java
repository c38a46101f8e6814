package dev.newsgraph.jobs;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway watches the import root.
 *
 * @param watch whether the gateway watches the import root while it runs: it imports
 * folders that appear or change, and removes from the graph what folders said that are
 * gone; {@code ./mvnw spring-boot:run} sets it to true
 * @param still time that a folder must stay unchanged before the watch imports it
 */
@Validated
@ConfigurationProperties("newsgraph.import")
record WatchProperties(@DefaultValue("false") boolean watch,
		@DefaultValue("2s") @DurationMin(millis = 100) Duration still) {
}
