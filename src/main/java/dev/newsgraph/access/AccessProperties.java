package dev.newsgraph.access;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the gateway.
 *
 * @param localRole role of callers on this machine who send no token, as long as neither
 * API keys nor JWTs are configured
 * @param keysFile file with the API keys, which {@code newsgraph key} writes. If it is
 * set, every caller needs credentials
 * @param keysInterval shortest time between two looks at the keys file
 * @param keysUnreadableFor time for which the keys of the last reading stay valid while
 * the keys file cannot be read; after it, no key is valid
 * @param maxKeysFile size over which the keys file is not read
 * @param maxFailures tokens that are not valid, from one address in a minute, after which
 * the gateway answers with TOO_MANY_FAILURES
 * @param maxAuditLines lines about denied requests in a minute, in the log
 * {@code newsgraph.audit}: of each caller with a token, and of all other clients
 * together; more are counted in one line
 */
@Validated
@ConfigurationProperties("newsgraph.access")
public record AccessProperties(@DefaultValue("reader") Role localRole, @Nullable Path keysFile,
		@DefaultValue("500ms") @DurationMin(millis = 0) Duration keysInterval,
		@DefaultValue("1m") @DurationMin(millis = 0) Duration keysUnreadableFor,
		@DefaultValue("1MB") @Min(1) DataSize maxKeysFile, @DefaultValue("20") @Min(1) int maxFailures,
		@DefaultValue("600") @Min(0) int maxAuditLines) {
}
