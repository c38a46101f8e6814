package dev.newsgraph.observability;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How operations and statements are observed.
 *
 * @param metrics whether operations, statements and import jobs are measured
 * @param maxOperationNames names of operations that have metrics of their own; further
 * ones are counted under the name other. The ids of trusted documents do not count
 * @param slowOperation duration from which an operation is logged as slow, with its
 * statements but without values; 0s logs none
 */
@Validated
@ConfigurationProperties("newsgraph.observability")
record ObservabilityProperties(@DefaultValue("true") boolean metrics,
		@DefaultValue("100") @Min(0) @Max(10_000) int maxOperationNames,
		@DefaultValue("1s") @DurationMin Duration slowOperation) {
}
