package dev.newsgraph.jobs;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway watches the import root.
 *
 * @param watch whether the gateway watches the import root while it runs. It imports seed
 * folders that are added or changed, and removes the documents of seed folders that are
 * deleted. {@code ./mvnw spring-boot:run} sets it to true
 * @param still time for which a seed folder must not change before the watch imports it,
 * so that a folder that is still being copied is not imported
 * @param scanInterval time between two scans of all files while the file system reports
 * no change. Network disks report no changes and are scanned each {@code still}
 * @param retryAfter pause after which the watch queues an import again that failed
 * because of the database, an internal error or a missing folder. Each further pause is
 * twice as long as the one before it
 * @param maxRetryAfter longest pause before the watch queues an import again that failed
 */
@Validated
@ConfigurationProperties("newsgraph.import")
record WatchProperties(@DefaultValue("false") boolean watch,
		@DefaultValue("2s") @DurationMin(millis = 100) Duration still,
		@DefaultValue("60s") @DurationMin(seconds = 1) Duration scanInterval,
		@DefaultValue("30s") @DurationMin(seconds = 1) Duration retryAfter,
		@DefaultValue("10m") @DurationMin(seconds = 1) Duration maxRetryAfter) {
}
