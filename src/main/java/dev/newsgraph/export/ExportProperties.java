package dev.newsgraph.export;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of exports.
 *
 * @param pageSize rows that one statement reads at most. A page has fewer rows if it
 * would exceed another limit, such as {@code newsgraph.query.max-rows}
 * @param maxRows rows of an export at most. An export that has more is incomplete, and
 * says so at its end
 * @param maxDuration time that an export may take. One that takes longer is incomplete
 * @param concurrent exports that run at the same time; a further one is refused with
 * OVERLOADED. 0 refuses all with FORBIDDEN
 * @param perCaller exports of one client that run at the same time. A client is an API
 * key, the subject of a JWT, or an address
 * @param retryTimeout time in which a page is read again while the gateway or the
 * database is busy, and the longest time to wait for the budget of the client. After
 * that, the export is incomplete
 */
@Validated
@ConfigurationProperties("newsgraph.export")
record ExportProperties(@DefaultValue("1000") @Min(1) @Max(10000) int pageSize,
		@DefaultValue("10000000") @Min(1) long maxRows,
		@DefaultValue("1h") @DurationMin(seconds = 1) Duration maxDuration, @DefaultValue("4") @Min(0) int concurrent,
		@DefaultValue("2") @Min(1) int perCaller, @DefaultValue("30s") @DurationMin(millis = 0) Duration retryTimeout) {
}
